-- The newest word that a matter is over: an alert raised before it, and told of later, opens nothing. One row for each matter.
create table ending (
    cause    text,
    subject  text,
    ended_at timestamptz not null,
    primary key (cause, subject)
);

insert into ending (cause, subject, ended_at)
select cause, subject, max(resolved_at) from incident
where resolved_at is not null and cause not in ('PUSH_REFUSED', 'RECORD_UNREADABLE') -- those end in silence
group by cause, subject;
