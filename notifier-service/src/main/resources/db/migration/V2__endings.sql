-- The newest word that a matter is over: an alert raised before it, and told of later, opens nothing. One row for each matter.
create table ending (
    cause    text,
    subject  text,
    ended_at timestamptz not null,
    primary key (cause, subject)
);
