-- No read model: nothing but this table knows what was first told under a key.
create table keyed_call (
    fact_id     varchar(128) primary key,
    fingerprint char(64)     not null, -- of the body
    decided_at  timestamptz  not null,
    used_at     timestamptz  not null
);
create index keyed_call_by_age on keyed_call (used_at);

alter table push
    add column park_reason  varchar(32), -- of a change that waits; null for all others, and for those told of before
    add column http_status  integer,     -- of a change that the partner refused, as is its answer; null likewise
    add column answer       text,
    add column made_good_at timestamptz; -- when a newer state of the same thing was delivered; null: somebody has to act

-- A page asks only for what is open, and so pays nothing for what is past.
create index push_refusal_open on push (told_at desc) where outcome = 'REFUSED' and made_good_at is null;
create index push_bordereau_unknown on push (bordereau, told_at)
    where outcome = 'WAITING' and park_reason = 'BORDEREAU_UNKNOWN';

-- What makes a refusal good, and which refusals it makes good.
create index push_delivered_by_thing on push (bordereau, kind, (coalesce(bulletin, '')), changed_at)
    where outcome = 'DELIVERED';
create index push_refusal_by_thing on push (bordereau, kind, (coalesce(bulletin, '')), changed_at)
    where outcome = 'REFUSED' and made_good_at is null;

update push refused set made_good_at = newer.told_at
from push newer
where refused.outcome = 'REFUSED' and newer.outcome = 'DELIVERED'
    and newer.bordereau = refused.bordereau and newer.kind = refused.kind
    and coalesce(newer.bulletin, '') = coalesce(refused.bulletin, '') and newer.changed_at > refused.changed_at;

-- The newest end stays when a matter is raised again, so that what was raised before it is known as over.
drop index alert_open;
create index alert_open on alert (raised_at desc) where resolved_at is null or resolved_at < raised_at;
