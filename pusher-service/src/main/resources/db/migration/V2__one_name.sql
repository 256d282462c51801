-- The partner's id as another name of its bordereau: not one that is a reference itself, nor one that two bordereaux have.
-- Before its import, a reference that looks like an id would be taken for one; ARS's references never do.
create index bordereau_by_partner_id on bordereau (partner_id);

create view other_name as
select partner_id as name, reference
from bordereau
where partner_id is not null
  and not exists (select from bordereau other where other.reference = bordereau.partner_id)
  and not exists (
      select from bordereau other
      where other.partner_id = bordereau.partner_id and other.reference <> bordereau.reference);
