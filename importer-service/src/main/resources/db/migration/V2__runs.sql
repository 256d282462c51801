create table sync_run (
    id            uuid         primary key,
    trigger       varchar(16)  not null,
    requested_by  varchar(255) not null,
    started_at    timestamptz  not null,
    owner         uuid         not null,
    heartbeat_at  timestamptz  not null,
    cancelled_by  varchar(255),
    cancel_reason text,
    balance       jsonb        not null,
    oddities      jsonb        not null default '{}',
    ended_at      timestamptz,
    outcome       varchar(32),
    reason        text,
    check ((ended_at is null) = (outcome is null))
);

comment on column sync_run.heartbeat_at is 'by the database''s clock, which all instances share';
comment on column sync_run.oddities is 'how often each oddity of the partner was met that did not hinder the import';

-- One run at a time in the whole cluster.
create unique index sync_run_open on sync_run ((ended_at is null)) where ended_at is null;
create index sync_run_started on sync_run (started_at);

-- Entries that could not be taken over. bulletin is their place inside the entry, 0 for the entry itself.
create table rejection (
    run_id    uuid        not null references sync_run,
    position  bigint      not null,
    bulletin  integer     not null,
    reference varchar(128),
    num_bs    varchar(128),
    field     varchar(255),
    reason    text        not null,
    raw       text        not null,
    at        timestamptz not null,
    primary key (run_id, position, bulletin)
);

comment on column rejection.raw is 'the entry as the partner wrote it, cut where it is long; personal data';

-- What this service told people is wrong and has not told is over.
create table open_alert (
    cause     varchar(32) primary key,
    raised_at timestamptz not null,
    run_id    uuid        not null
);
