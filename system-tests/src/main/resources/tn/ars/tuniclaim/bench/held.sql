-- What the importer holds, beside its own schema, in two forms.
create schema bench;

-- As its events must say it: the newest one of each thing equals the row of the same key. num_bs is empty for a bordereau itself.
create view bench.held as
select b.reference, '' as num_bs, jsonb_strip_nulls(jsonb_build_object(
    'reference', b.reference,
    'partnerId', b.partner_id,
    'client', c.name,
    'prestataire', p.name,
    'statut', b.statut,
    'dateReception', to_char(b.date_reception at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'delaiReglement', b.delai_reglement,
    'nombreBs', b.nombre_bs,
    'bulletins', b.bulletins)) as state
from importer.bordereau b
    join importer.client c on c.id = b.client_id
    left join importer.prestataire p on p.id = b.prestataire_id
union all
select b.reference, s.num_bs, jsonb_strip_nulls(jsonb_build_object(
    'bordereau', b.reference,
    'numBs', s.num_bs,
    'etat', s.etat,
    'codeAssure', s.code_assure,
    'matricule', s.matricule,
    'nomAssure', s.nom_assure,
    'nomBeneficiaire', s.nom_beneficiaire,
    'nomBordereau', s.nom_bordereau,
    'nomPrestation', s.nom_prestation,
    'nomSociete', s.nom_societe,
    'acte', s.acte,
    'dateCreation', to_char(s.date_creation at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'dateMaladie', s.date_maladie,
    'dateSoin', s.date_soin,
    'dateEcheance', s.date_echeance,
    'totalPec', s.total_pec::text,
    'montant', s.montant::text,
    'delaiReglement', s.delai_reglement,
    'priority', s.priority,
    'observationGlobal', s.observation_global,
    'lien', s.lien,
    'items', coalesce((select jsonb_agg(jsonb_build_object(
            'nomProduit', i.nom_produit,
            'quantite', i.quantite,
            'commentaire', i.commentaire,
            'nomChapitre', i.nom_chapitre,
            'nomPrestataire', i.nom_prestataire,
            'datePrestation', i.date_prestation,
            'typeHonoraire', i.type_honoraire,
            'depense', i.depense::text,
            'pec', i.pec::text,
            'participationAdherent', i.participation_adherent::text,
            'message', i.message,
            'codeMessage', i.code_message,
            'acuiteDroite', i.acuite_droite,
            'acuiteGauche', i.acuite_gauche,
            'nombreCle', i.nombre_cle,
            'nbJourDepassement', i.nb_jour_depassement) order by i.position)
        from importer.bulletin_item i where i.bulletin_id = s.id), '[]')))
from importer.bulletin_de_soin s
    join importer.bordereau b on b.id = s.bordereau_id;

-- All columns but those that tell by which way a row came to be what it is.
create view bench.content as
select b.reference, '' as num_bs,
    to_jsonb(b) - array ['id', 'client_id', 'contract_id', 'prestataire_id', 'created_by_run', 'changed_by_run', 'raw_fingerprint']
        || jsonb_build_object('client', c.name, 'contract', to_jsonb(k) - 'id', 'prestataire', p.name) as state
from importer.bordereau b
    join importer.client c on c.id = b.client_id
    left join importer.contract k on k.id = b.contract_id
    left join importer.prestataire p on p.id = b.prestataire_id
union all
select b.reference, s.num_bs,
    to_jsonb(s) - array ['id', 'bordereau_id', 'created_by_run', 'changed_by_run', 'items_by_run']
        || jsonb_build_object('items', coalesce((
            select jsonb_agg(to_jsonb(i) - array ['id', 'bulletin_id'] order by i.position)
            from importer.bulletin_item i where i.bulletin_id = s.id), '[]'))
from importer.bulletin_de_soin s
    join importer.bordereau b on b.id = s.bordereau_id;

-- Every record of the importer's two topics, in the order of its partition.
create table bench.published (
    part      integer     not null,
    place     bigint      not null,
    round     integer     not null,
    id        text        not null,
    at        timestamptz not null,
    reference text        not null,
    num_bs    text        not null,
    state     jsonb       not null
);

create index published_of_thing on bench.published (reference, num_bs, place);

-- What is held now, written down to be compared with, and what was held when the round before ended.
create table bench.held_now as select * from bench.held with no data;
create index held_now_thing on bench.held_now (reference, num_bs);
create table bench.held_before as select * from bench.held;
create index held_before_thing on bench.held_before (reference, num_bs);

-- The rows at some time, to be compared with later.
create table bench.content_kept as select * from bench.content with no data;
