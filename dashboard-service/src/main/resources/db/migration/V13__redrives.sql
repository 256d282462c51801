-- Which dead letters people put back on the topics they came from. No read model: this alone remembers it.
create table redrive (
    topic       varchar(249) collate "C" not null, -- of the dead letter, as are the two below
    partition   integer      not null,
    "offset"    bigint       not null,
    request_id  uuid         not null,
    put_back_by text         not null,
    put_back_at timestamptz  not null,
    primary key (topic, partition, "offset")
);
create index redrive_by_request on redrive (request_id);
