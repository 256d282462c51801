-- Everything here is a read model: told anew from the topics, it comes out the same. Each row knows the time of the
-- newest fact in it, or the fact that it is, so that a fact seen again, or late, changes nothing. References and ids are
-- compared byte by byte: that is what makes their indexes small and quick, and a beginning of one a range.

create table sync_run (
    run_id       uuid primary key,
    triggered_by varchar(16),           -- null while the start of the run was not yet told
    requested_by text,
    started_at   timestamptz,
    balance      jsonb       not null,
    expected     bigint,                -- bordereaux in all, while it runs and as far as it can be known
    ready_at     timestamptz,           -- when it is expected to end, likewise
    outcome      varchar(32),           -- null while it runs
    reason       text,
    code         varchar(32),
    bytes        bigint,
    calls        bigint,
    retries      bigint,
    ended_at     timestamptz,
    news_at      timestamptz not null
);
create index sync_run_by_time on sync_run ((coalesce(started_at, news_at)) desc, run_id desc);
create index sync_run_by_end on sync_run (ended_at desc) where ended_at is not null;
create index sync_run_by_news on sync_run (news_at);

-- A run that was asked for and that another one serves.
create table sync_join (
    run_id      uuid primary key,
    open_run_id uuid        not null,
    told_at     timestamptz not null
);

create table sync_schedule (
    schedule   varchar(16) primary key, -- there is one
    paused     boolean     not null,
    cron       text        not null,
    zone       text        not null,
    next_at    timestamptz,
    changed_by text,
    changed_at timestamptz,
    reason     text,
    told_at    timestamptz not null
);

create table sync_rejection (
    fact_id   varchar(128) collate "C" primary key,
    run_id    uuid    not null,
    reading   integer not null,
    position  bigint  not null,
    bordereau text,
    bulletin  text,
    field     text,
    reason    text    not null,
    code      varchar(32),
    expected  text
);
create index sync_rejection_by_run on sync_rejection (run_id, reading, position);

-- Where on Kafka the entry is of which something was rejected. What it says stays there: only those with the right to see contents
-- are shown it.
create table rejected_entry (
    run_id    uuid        not null,
    reading   integer     not null,
    position  bigint      not null,
    partition integer     not null,
    "offset"  bigint      not null,
    bytes     integer     not null,
    left_out  boolean     not null,
    told_at   timestamptz not null,
    primary key (run_id, reading, position)
);
create index rejected_entry_by_age on rejected_entry (told_at);

-- Where the partner came to say something else than ARS holds, or the same again.
create table sync_drift (
    fact_id      varchar(128) collate "C" primary key,
    run_id       uuid         not null,
    bordereau    varchar(128) collate "C" not null,
    bulletin     varchar(128) collate "C",
    ars_status   varchar(40)  not null,
    partner_word text,                 -- null: it came to say what ARS holds
    told_at      timestamptz  not null
);
create index sync_drift_by_run on sync_drift (run_id, told_at, fact_id) where partner_word is not null;
create index sync_drift_by_bulletin on sync_drift (bordereau, bulletin, told_at desc);
create index sync_drift_by_age on sync_drift (told_at);

create table instance (
    service     text,
    instance    text,
    health      varchar(16) not null,
    parts       jsonb       not null,
    started_at  timestamptz not null,
    reported_at timestamptz not null,
    primary key (service, instance)
);

-- What the newest import says of a bordereau (bulletin is empty) or of one of its bulletins. No names of persons.
create table claim (
    bordereau   varchar(128) collate "C" not null,
    bulletin    varchar(128) collate "C" not null,
    status      varchar(40)  not null,
    client      text,
    prestataire text,
    partner_id  text         collate "C",
    announced   integer,     -- bulletins that the partner promised
    bulletins   integer,     -- bulletins that ARS holds
    due_on      date,
    montant     numeric(15, 3),
    received_at timestamptz,
    run_id      uuid         not null,
    told_at     timestamptz  not null,
    primary key (bordereau, bulletin)
) with (fillfactor = 90);
create index claim_by_bulletin on claim (bulletin, bordereau) where bulletin <> '';
create index claim_by_partner_id on claim (partner_id) where partner_id is not null;

-- The story: one row for each fact about a bordereau or a bulletin, never changed.
create table step (
    fact_id   varchar(128) collate "C" primary key,
    bordereau varchar(128) collate "C" not null,
    bulletin  varchar(128) collate "C",
    at        timestamptz  not null,
    kind      varchar(16)  not null,
    change_id varchar(128) collate "C", -- the change that it is, or became of
    words     jsonb        not null
);
create index step_by_bordereau on step (bordereau, at desc, fact_id desc);
-- A bulletin's story would read all rows of its bordereau without. Equal keys are kept once: a tenth of the size of the one by time.
create index step_by_bulletin on step (bordereau, bulletin);
-- Told in the order of time, or nearly: a thousandth of the size of a tree.
create index step_by_age on step using brin (at) with (autosummarize = on);

-- What ARS decided, and what became of it. PENDING: nothing was told of it yet.
create table push (
    fact_id         varchar(128) collate "C" primary key,
    bordereau       varchar(128) collate "C" not null,
    bulletin        varchar(128) collate "C",
    kind            varchar(16)  not null,
    state           varchar(40)  not null,
    changed_at      timestamptz  not null,
    outcome         varchar(16)  not null,
    told_at         timestamptz  not null,
    attempts        integer,
    took_ms         bigint,
    park_reason     varchar(32), -- of a change that waits
    detail          text,        -- likewise, and of one that was set aside
    next_attempt_at timestamptz, -- likewise
    http_status     integer,     -- of a change that the partner refused, as is its answer
    answer          text,
    settled_at      timestamptz  -- of a refused one, or one set aside: when a newer state of the same thing was delivered; null: somebody has to act
) with (fillfactor = 90);
create index push_by_bulletin on push (bordereau, bulletin);
create index push_by_age on push using brin (told_at) with (autosummarize = on);

-- A page asks only for what is open, and so pays nothing for what is past.
create index push_waiting on push (changed_at, fact_id) where outcome = 'WAITING';
create index push_pending on push (changed_at, fact_id) where outcome = 'PENDING';
create index push_refused on push (told_at desc, fact_id) where outcome in ('REFUSED', 'SET_ASIDE') and settled_at is null;
create index push_bordereau_unknown on push (bordereau, told_at)
    where outcome = 'WAITING' and park_reason = 'BORDEREAU_UNKNOWN';

-- Results told, counted by the minute. A result counts when its step is written, which happens once.
create table push_tally (
    minute     timestamptz not null,
    kind       varchar(16) not null,
    outcome    varchar(16) not null,
    results    bigint      not null,
    at_first   bigint      not null, -- delivered at the first attempt
    attempts   bigint      not null,
    took_ms    bigint      not null, -- all of them together
    longest_ms bigint      not null,
    primary key (minute, kind, outcome)
);

create table push_flow (
    flow         varchar(16) primary key, -- there is one
    paused       boolean     not null,
    requested_by text        not null,
    reason       text,
    told_at      timestamptz not null
);

-- What the pusher answered to a command.
create table push_answer (
    command_id   varchar(128) collate "C" not null,
    answer       varchar(16)  not null, -- COUNTED, REPLAYED, DISCARDED
    kept         bigint       not null,
    needed       bigint,
    reason       text,
    requested_by text,
    told_at      timestamptz  not null,
    primary key (command_id, answer)
);
create index push_answer_by_time on push_answer (told_at desc);

create table alert (
    cause       varchar(40),
    subject     text,                   -- empty when the cause has one subject only
    detail      text        not null,
    bordereau   varchar(128) collate "C",
    since       timestamptz not null,
    raised_at   timestamptz not null,
    resolved_at timestamptz, -- the newest end; it stays when the matter is raised again, so that what was raised before it is known as over
    primary key (cause, subject)
);
create index alert_open on alert (raised_at desc) where resolved_at is null or resolved_at < raised_at;

-- Where a dead letter is. What it says stays on Kafka: only those with the right to see contents are shown it.
create table dead_letter (
    topic        varchar(249) collate "C" not null,
    partition    integer      not null,
    "offset"     bigint       not null,
    key          text,
    fact_id      text,
    type         text,
    reason       text         not null,
    service      text,
    came_from    text,        -- partition and offset of the record, where it could not be read
    bytes        integer      not null,
    left_out     integer,     -- the size of a value that was too large to be kept
    fact_at      timestamptz, -- when it says that it happened
    set_aside_at timestamptz  not null,
    primary key (topic, partition, "offset")
);
create index dead_letter_by_fact on dead_letter (fact_id) where fact_id is not null;
create index dead_letter_by_time on dead_letter (set_aside_at desc, topic desc, partition desc, "offset" desc);

-- What the notifier made of the alerts: the newest it said of each incident.
create table incident (
    incident_id     uuid primary key,
    cause           varchar(40) not null,
    subject         text,
    severity        varchar(16) not null,
    opened_at       timestamptz not null,
    last_at         timestamptz not null,
    alerts          bigint      not null,
    bordereaux      text[]      not null,
    detail          text        not null,
    resolved_at     timestamptz,
    muted_by        uuid,
    acknowledged_by text,
    acknowledged_at timestamptz,
    assignee        text,
    silenced_by     text,
    silenced_until  timestamptz,
    told            integer     not null,
    told_at         timestamptz not null
);
create index incident_open on incident (opened_at desc, incident_id desc) where resolved_at is null;
create index incident_past on incident (resolved_at desc, incident_id desc) where resolved_at is not null;
create index incident_by_age on incident (told_at);

-- Each notice to one recipient, and what became of it.
create table notice (
    notice_id       uuid primary key,
    incident_id     uuid,
    kind            varchar(16) not null,
    recipient       text        not null,
    state           varchar(16) not null, -- DUE, SENT, FAILED, WITHHELD
    headline        text,
    channel         text,
    attempts        integer,
    reason          text,                 -- the server's words, or why it was withheld
    permanent       boolean,
    next_attempt_at timestamptz,
    bordereaux      text[],               -- that its incident named when it was first told of
    told_at         timestamptz not null
);
create index notice_by_time on notice (told_at desc, notice_id);
create index notice_by_incident on notice (incident_id, told_at desc);
create index notice_failed on notice (told_at) where state = 'FAILED';

-- By which routes people are told, as the notifier last said.
create table notice_routes (
    only_one   boolean primary key default true check (only_one),
    routes     text        not null,
    changed_by text,                 -- null: they come from the notifier's settings
    changed_at timestamptz,
    told_at    timestamptz not null
);

-- What the notifier answered to commands.
create table notice_answer (
    command_id text primary key,
    refusal    varchar(16),          -- null: it obeyed
    told_at    timestamptz not null
);
create index notice_answer_by_age on notice_answer (told_at);

-- What the newest test of each connection to a mail server, a webhook or the partner showed.
create table channel_test (
    channel   text primary key,
    works     boolean     not null,
    failure   text,        -- the other side's own words
    code      varchar(32), -- the partner's failure
    tested_at timestamptz not null
);
