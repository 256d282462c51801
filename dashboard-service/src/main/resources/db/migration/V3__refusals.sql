-- What the partner answered to a change that it refused; null for all others, and for those told of before.
alter table push add column http_status integer, add column answer text;
create index push_by_thing on push (bordereau, kind, changed_at) where outcome = 'DELIVERED';
