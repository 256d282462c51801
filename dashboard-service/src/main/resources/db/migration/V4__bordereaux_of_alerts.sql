-- Which bordereaux a matter hits, of those that somebody says the end of: seen again, a reference is the same one.
create table alert_bordereau (
    cause     varchar(40),
    subject   text,
    bordereau varchar(128),
    raised_at timestamptz not null,
    primary key (cause, subject, bordereau)
);

-- The newest end stays when a matter is raised again, so that what was raised before it is known as over.
drop index alert_open;
create index alert_open on alert (raised_at desc) where resolved_at is null or resolved_at < raised_at;
