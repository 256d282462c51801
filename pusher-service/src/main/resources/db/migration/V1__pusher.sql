-- What the partner's paths take, as the imports tell it.
create table bordereau (
    reference  varchar(128) primary key,
    partner_id varchar(128)
);

-- What each thing was last told. The empty bulletin is the whole bordereau. Room is left where rows are often updated.
create table journal (
    bordereau   varchar(128) not null,
    bulletin    varchar(128) not null,
    kind        varchar(16)  not null,
    fact_id     varchar(128) not null,
    fact_time   timestamptz  not null,
    fact_offset bigint       not null,
    state       varchar(64)  not null,
    outcome     varchar(16)  not null,
    http_status integer      not null,
    told_at     timestamptz  not null,
    primary key (bordereau, bulletin, kind)
) with (fillfactor = 70);

-- Changes that came to their end; Kafka may bring them again.
create table ended (
    fact_id  varchar(128) primary key,
    ended_at timestamptz  not null
);
create index ended_by_time on ended using brin (ended_at);

-- Who may speak to the partner about a bordereau, and when what is parked of it is tried next.
create table lane (
    bordereau     varchar(128) primary key,
    claimed_by    uuid,
    claimed_until timestamptz,
    due_at        timestamptz,
    tried_at      timestamptz,
    reason        varchar(32),
    failures      integer not null default 0,
    -- The partner was asked and does not know it: it is not asked again before the import, and nothing is due until then.
    unknown       boolean not null default false
) with (fillfactor = 50);
create index lane_due on lane (due_at) where due_at is not null;
create index lane_failing on lane (tried_at) where reason = 'PARTNER_FAILING';
create index lane_unknown on lane (bordereau) where unknown;

-- One row while people were told of bordereaux that nobody knows; its lock keeps raising and resolving apart.
create table unknown_told (
    only_one boolean primary key check (only_one)
);

-- Changes that wait, as their records came.
create table parked (
    fact_id     varchar(128) primary key,
    bordereau   varchar(128) not null,
    bulletin    varchar(128) not null,
    kind        varchar(16)  not null,
    fact_time   timestamptz  not null,
    fact_offset bigint       not null,
    topic       varchar(249) not null,
    headers     jsonb        not null,
    value       bytea        not null,
    reason      varchar(32)  not null,
    attempts    integer      not null,
    unanswered  integer      not null,
    parked_at   timestamptz  not null,
    -- When a person last had it told.
    released_at timestamptz
);
create index parked_of_bordereau on parked (bordereau, fact_time, fact_offset);
create index parked_by_time on parked (parked_at);

-- Changes that were refused or set aside, or that a person took out of the park, as their records came. The original stays.
create table given_up (
    fact_id     varchar(128) primary key,
    bordereau   varchar(128) not null,
    bulletin    varchar(128) not null,
    kind        varchar(16)  not null,
    fact_time   timestamptz  not null,
    fact_offset bigint       not null,
    topic       varchar(249) not null,
    headers     jsonb        not null,
    value       bytea        not null,
    reason      varchar(16)  not null,
    given_up_at timestamptz  not null,
    -- What a person decided about it.
    decided_at  timestamptz,
    decision    varchar(16),
    decided_by  varchar(128),
    because     text
);
create index given_up_open on given_up (fact_time, fact_offset) where decided_at is null;
create index given_up_decided on given_up (decided_at) where decided_at is not null;

-- What the partner does not have, for people to select from.
create view undelivered as
select fact_id, bordereau, bulletin, kind, fact_time, fact_offset, reason, given_up_at as since
from given_up where decided_at is null
union all
select fact_id, bordereau, bulletin, kind, fact_time, fact_offset, 'PARKED', greatest(parked_at, released_at)
from parked;

-- Commands that were obeyed; Kafka may bring them again.
create table obeyed (
    command_id varchar(128) primary key,
    obeyed_at  timestamptz not null default clock_timestamp()
);

-- Commands about many changes, which are carried out some at a time.
create table ordered (
    command_id   varchar(128) primary key,
    verdict      varchar(16)  not null,
    selection    text         not null,
    per_second   integer      not null,
    requested_by varchar(128) not null,
    because      text,
    changes      bigint       not null default 0,
    requested_at timestamptz  not null default clock_timestamp(),
    next_at      timestamptz  not null default clock_timestamp()
);

-- One row while people have paused the pusher.
create table paused (
    only_one boolean primary key check (only_one)
);

-- What people were told is wrong with the partner and is not over yet.
create table outage (
    cause     varchar(32) primary key,
    raised_at timestamptz not null,
    seen_at   timestamptz not null,
    seen_by   uuid        not null,
    -- Changes that newer ones made pointless since then.
    superseded bigint     not null default 0
);
