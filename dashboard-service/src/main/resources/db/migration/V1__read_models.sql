-- Everything here is a read model: told anew from the topics, it comes out the same. Each row knows the time of the
-- newest fact in it, so that a fact seen again, or late, changes nothing.

create table sync_run (
    run_id       uuid primary key,
    triggered_by varchar(16),           -- null while the start of the run was not yet told
    requested_by text,
    started_at   timestamptz,
    balance      jsonb       not null,
    outcome      varchar(32),           -- null while it runs
    reason       text,
    ended_at     timestamptz,
    news_at      timestamptz not null
);
create index sync_run_by_time on sync_run ((coalesce(started_at, news_at)) desc);
create index sync_run_by_end on sync_run (ended_at desc) where ended_at is not null;

create table sync_rejection (
    fact_id   varchar(128) primary key,
    run_id    uuid   not null,
    reading   integer not null,
    position  bigint not null,
    bordereau text,
    bulletin  text,
    field     text,
    reason    text   not null
);
create index sync_rejection_by_run on sync_rejection (run_id, reading, position);

create table instance (
    service     text,
    instance    text,
    health      varchar(16) not null,
    parts       jsonb       not null,
    started_at  timestamptz not null,
    reported_at timestamptz not null,
    primary key (service, instance)
);

create table push (
    fact_id    varchar(128) primary key,
    bordereau  varchar(128) not null,
    bulletin   varchar(128),
    kind       varchar(16)  not null,
    state      varchar(40)  not null,
    changed_at timestamptz  not null,
    outcome    varchar(16)  not null,
    told_at    timestamptz  not null
);
create index push_by_outcome on push (outcome, told_at);

create table alert (
    cause       varchar(40),
    subject     text,                   -- empty when the cause has one subject only
    detail      text        not null,
    since       timestamptz not null,
    raised_at   timestamptz not null,
    resolved_at timestamptz,
    primary key (cause, subject)
);
create index alert_open on alert (raised_at desc) where resolved_at is null;
