-- Facts that were decided together with rows of this schema and are still to be told to Kafka.
create table outbox (
    id         bigint generated always as identity primary key,
    topic      varchar(249) not null,
    record_key varchar(512) not null,
    headers    text         not null,
    value      bytea        not null
);
