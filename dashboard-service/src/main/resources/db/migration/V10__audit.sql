-- Who did what, when, from where, on what, why. Written before it is done, so that nothing is done that is not here; what became of
-- it is a row of its own, since no row is ever changed. No outcome: the process ended in between, and it may have been done.
create table audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    account text        not null,
    address text        not null,
    via     varchar(8)  not null,
    action  varchar(40) not null,
    subject text        not null, -- empty where the action has one subject only
    reason  text
);
create index audit_by_time on audit (at);
create index audit_by_account on audit (account, id desc);
create index audit_by_action on audit (action, id desc);

create table audit_outcome (
    audit_id bigint primary key references audit,
    at       timestamptz not null,
    outcome  varchar(16) not null,
    detail   text
);

create function refuse_change_of_audit() returns trigger language plpgsql as
$$ begin raise exception 'the audit is append-only' using errcode = 'insufficient_privilege'; end $$;

create trigger audit_is_append_only before update or delete or truncate on audit
    for each statement execute function refuse_change_of_audit();
create trigger audit_outcome_is_append_only before update or delete or truncate on audit_outcome
    for each statement execute function refuse_change_of_audit();
