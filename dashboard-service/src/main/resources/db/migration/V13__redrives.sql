-- Which dead letters people put back on the topics they came from, or found that they cannot be. No read model: this alone remembers it.
create table redrive (
    topic        varchar(249) collate "C" not null, -- of the dead letter, as are the three below
    partition    integer      not null,
    "offset"     bigint       not null,
    set_aside_at timestamptz  not null, -- another letter may lie in the place where the topic was made anew
    request_id   uuid         not null,
    asked_by     text         not null,
    asked_at     timestamptz  not null,
    outcome      text         not null check (outcome in ('PUT_BACK', 'GONE', 'REFUSED')),
    primary key (topic, partition, "offset")
);
create index redrive_by_request on redrive (request_id);
