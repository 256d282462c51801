create table sync_run (
    id            uuid         primary key,
    trigger       varchar(16)  not null,
    requested_by  varchar(255) not null,
    reads         varchar(16)  not null default 'LIST',
    started_at    timestamptz  not null,
    owner         uuid         not null,
    heartbeat_at  timestamptz  not null,
    cancelled_by  varchar(255),
    cancel_reason text,
    balance       jsonb        not null,
    oddities      jsonb        not null default '{}',
    bytes         bigint       not null default 0,
    calls         bigint       not null default 0,
    retries       bigint       not null default 0,
    next_run      uuid,
    next_trigger  varchar(16),
    next_by       varchar(255),
    next_reads    varchar(16),
    ended_at      timestamptz,
    outcome       varchar(32),
    reason        text,
    code          varchar(32),
    check ((ended_at is null) = (outcome is null))
);

comment on column sync_run.reads is 'LIST: the partner''s list; REJECTIONS: what earlier runs rejected';
comment on column sync_run.heartbeat_at is 'by the database''s clock, which all instances share';
comment on column sync_run.oddities is 'how often each oddity of the partner was met that did not hinder the import';
comment on column sync_run.bytes is 'of the partner''s answers; calls and retries likewise, as of the last heartbeat';
comment on column sync_run.next_run is 'asked for meanwhile and not served by this one: it starts when this one ends';

-- One run at a time in the whole cluster.
create unique index sync_run_open on sync_run ((ended_at is null)) where ended_at is null;
create index sync_run_started on sync_run (started_at);

-- Entries of which something could not be taken over.
create table rejected_entry (
    run_id     uuid        not null references sync_run,
    position   bigint      not null,
    raw        text,
    at         timestamptz not null,
    retried_by uuid,
    retried_as bigint,
    primary key (run_id, position)
);

comment on column rejected_entry.raw is 'the whole entry as the partner wrote it, of one beyond measure its beginning; null once forgotten; personal data';
comment on column rejected_entry.retried_as is 'its position in the run that tries or tried it again';

create index rejected_entry_retried on rejected_entry (retried_by, retried_as) where retried_by is not null;

-- What could not be taken over. bulletin is its place inside the entry, 0 for the entry itself.
create table rejection (
    run_id     uuid        not null,
    position   bigint      not null,
    bulletin   integer     not null,
    reference  varchar(128),
    num_bs     varchar(128),
    field      varchar(255),
    code       varchar(32) not null,
    expected   varchar(255),
    reason     text        not null,
    at         timestamptz not null,
    settled    varchar(16),
    settled_by uuid,
    primary key (run_id, position, bulletin),
    foreign key (run_id, position) references rejected_entry,
    check ((settled is null) = (settled_by is null))
);

comment on column rejection.settled is 'null: open; MENDED: a later run took it in; REPLACED: a later run read it again and rejected it, or did not find it';

create index rejection_open on rejection (reference) where settled is null;
create index rejection_at on rejection (at);

-- What this service told people is wrong and has not told is over.
create table open_alert (
    cause     varchar(32) primary key,
    raised_at timestamptz not null,
    run_id    uuid        not null,
    detail    text        not null
);

-- When runs start by themselves: one row.
create table schedule (
    only_row   boolean     primary key default true check (only_row),
    cron       varchar(255) not null,
    zone       varchar(64)  not null,
    next_at    timestamptz,
    paused     boolean      not null default false,
    changed_by varchar(255),
    changed_at timestamptz,
    reason     text
);

comment on column schedule.next_at is 'when the next run is due, jitter included; null: never';
comment on column schedule.changed_by is 'who paused or resumed it last';
