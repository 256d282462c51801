-- All alerts of one cause and subject, from the first to the word that it is over.
create table incident (
    id           uuid primary key default gen_random_uuid(),
    cause        text        not null,
    subject      text        not null, -- empty where the cause has one subject only
    opened_at    timestamptz not null,
    last_at      timestamptz not null,
    heard_at     timestamptz not null, -- by this service's clock
    resolved_at  timestamptz,
    alerts       bigint      not null,
    bordereaux   text[]      not null, -- the first ten
    first_detail text        not null,
    last_detail  text        not null
);

create unique index one_open_incident_of_a_matter on incident (cause, subject) where resolved_at is null;

-- A fact that comes again does nothing.
create table handled_fact (
    id         text primary key,
    handled_at timestamptz not null
);

create index handled_fact_by_age on handled_fact (handled_at);

-- Written with the incident, sent afterwards until the server has taken it for everybody.
create table mail (
    incident_id     uuid        not null references incident,
    kind            text        not null check (kind in ('OPENED', 'RESOLVED')),
    message_id      text        not null,
    subject         text        not null,
    text            text        not null,
    html            text        not null,
    created_at      timestamptz not null,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    delivered_to    text[]      not null default '{}',
    last_error      text,
    sent_at         timestamptz,
    primary key (incident_id, kind)
);

create index mail_waiting on mail (next_attempt_at) where sent_at is null;
