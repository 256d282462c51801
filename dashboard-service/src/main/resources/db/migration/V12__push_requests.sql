-- What people asked of the pusher. No read model: requests that wait for a second person are known here alone.
create table push_request (
    id              uuid primary key, -- that of the command on Kafka, once it is told
    kind            varchar(16)  not null,
    selection       jsonb        not null,
    per_second      integer      not null,
    reason          text,
    rehearsal       uuid,
    requested_by    text         not null,
    asker           text         not null, -- the identity behind that name: issuer|subject, or file|name
    requested_at    timestamptz  not null,
    expires_at      timestamptz,      -- null: it needed nobody else
    decision        varchar(16),      -- null: nobody has decided yet, or nobody needs to
    decided_by      text,
    decided_at      timestamptz,
    decision_reason text
);
create index push_request_by_time on push_request (requested_at desc, id desc);
create index push_request_open on push_request (expires_at) where expires_at is not null and decision is null;
