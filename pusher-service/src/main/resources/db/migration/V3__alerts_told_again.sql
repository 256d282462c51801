-- When people were last told of it; what goes on is told again now and then.
alter table outage add column told_at timestamptz not null default clock_timestamp();
alter table unknown_told add column told_at timestamptz not null default clock_timestamp();
