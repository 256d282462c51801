-- No read model: nothing but this table knows what was first told under a key.
create table keyed_call (
    fact_id     varchar(128) primary key,
    fingerprint char(64)     not null, -- of the body
    decided_at  timestamptz  not null,
    used_at     timestamptz  not null
);
create index keyed_call_by_age on keyed_call (used_at);
