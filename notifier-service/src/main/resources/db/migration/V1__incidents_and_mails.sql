-- All alerts of one cause and subject, from the first to the word that it is over.
create table incident (
    id              uuid primary key default gen_random_uuid(),
    cause           text        not null,
    subject         text        not null, -- empty where the cause has one subject only, or where it does not matter
    parts           text[]      not null, -- the subjects hit, where they are one incident
    open_parts      jsonb       not null, -- those of which nobody has said that it is over, each with its newest alert's time
    opened_at       timestamptz not null,
    last_at         timestamptz not null,
    heard_at        timestamptz not null, -- by this service's clock
    over_at         timestamptz,          -- said to be over, and not come again since
    resolved_at     timestamptz,
    alerts          bigint      not null,
    bordereaux      text[]      not null, -- the first ten
    first_detail    text        not null,
    last_detail     text        not null,
    flaps           integer     not null default 0,
    muted_by        uuid references incident,
    acknowledged_by text,
    acknowledged_at timestamptz,
    assignee        text,
    silenced_by     text,
    silenced_until  timestamptz,          -- null: until it is over
    told            integer     not null default 0,
    told_at         timestamptz,
    told_alerts     bigint      not null default 0,
    withheld        text,                 -- why it was kept back last
    due_at          timestamptz not null, -- when to look at what is to be told next
    reported_alerts bigint      not null default 0,
    reported_at     timestamptz not null
);

create unique index one_open_incident_of_a_matter on incident (cause, subject) where resolved_at is null;
create index incident_due on incident (due_at) where resolved_at is null;
create index incident_over on incident (resolved_at) where resolved_at is not null;
create index incident_muted on incident (muted_by) where muted_by is not null;

-- A fact that comes again does nothing.
create table handled_fact (
    id         text primary key,
    handled_at timestamptz not null
);

create index handled_fact_by_age on handled_fact (handled_at);

-- What one recipient is told at one time.
create table notice (
    id              uuid primary key,
    place           bigint generated always as identity, -- the order in which they were written
    incident_id     uuid references incident,
    kind            text        not null,
    recipient       text        not null,
    state           text        not null check (state in ('WAITING', 'REFUSED', 'SENT', 'HELD', 'WITHHELD')),
    withheld        text,
    held_until      timestamptz,          -- when the digest or summary that tells of it is written
    instead_in      uuid references notice,
    message_id      text        not null,
    in_reply_to     text,
    severity        text        not null,
    headline        text        not null,
    text            text        not null,
    html            text        not null,
    link            text        not null,
    created_at      timestamptz not null,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    leased_until    timestamptz,          -- somebody is at it, for as long at most, by this database's clock
    last_error      text,
    channel         text,
    settled_at      timestamptz
);

create index notice_waiting on notice (next_attempt_at) where state in ('WAITING', 'REFUSED');
create index notice_unsent on notice (recipient, incident_id, place) where state in ('WAITING', 'REFUSED');
create index notice_of_incident on notice (incident_id, recipient);
create index notice_of_recipient on notice (recipient, created_at);
create index notice_told_in on notice (instead_in) where instead_in is not null;
create index notice_by_state on notice (state, withheld);
create index notice_held on notice (held_until) where state = 'HELD';

-- By which routes people are told; without a row, by those of the configuration.
create table routes (
    only_one   boolean primary key default true check (only_one),
    routes     text        not null,
    changed_by text        not null,
    changed_at timestamptz not null
);

-- With which settings mails were sent last: what was refused for good is tried again with others.
create table settings_seen (
    only_one    boolean primary key default true check (only_one),
    fingerprint text not null
);

-- A command that comes again is obeyed once.
create table obeyed (
    command_id text primary key,
    obeyed_at  timestamptz not null
);

-- What this service itself has said is wrong.
create table raised (
    cause   text,
    subject text,
    told_at timestamptz not null,
    detail  text        not null,
    primary key (cause, subject)
);

-- Changes on which the partner fails.
create table failing_push (
    fact_id   text primary key,
    bordereau text        not null,
    since     timestamptz not null
);

-- The newest report of each instance.
create table instance (
    service     text,
    instance    text,
    health      text        not null,
    reported_at timestamptz not null,
    started_at  timestamptz not null,
    primary key (service, instance)
);
