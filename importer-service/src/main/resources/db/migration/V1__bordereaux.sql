-- What the partner says of bordereaux and their bulletins, what became of them, and what is still to be told of them.

-- Ids are taken in blocks, and used by one process.
create sequence bordereau_seq increment by 500;
create sequence bulletin_de_soin_seq increment by 10000;

create table client (
    id                bigint       generated always as identity primary key,
    name              varchar(255) not null unique,
    email             varchar(255),
    phone             varchar(64),
    address           varchar(500),
    reglement_delay   integer      not null,
    reclamation_delay integer      not null
);

-- A contract that says something else is another contract: a row never changes.
create table contract (
    id                bigint       generated always as identity primary key,
    fingerprint       bytea        not null unique,
    client_name       varchar(255),
    start_date        date         not null,
    end_date          date         not null,
    delai_reglement   integer      not null,
    delai_reclamation integer      not null,
    document_path     varchar(500),
    signature         varchar(500)
);

create table prestataire (
    id   bigint       generated always as identity primary key,
    name varchar(255) not null unique
);

create table bordereau (
    id                  bigint       primary key,
    reference           varchar(128) not null unique,
    partner_id          varchar(128),
    client_id           bigint       not null references client,
    contract_id         bigint       references contract,
    prestataire_id      bigint       references prestataire,
    statut              varchar(32)  not null,
    partner_statut      varchar(64),
    date_reception      timestamptz  not null,
    delai_reglement     integer      not null,
    nombre_bs           integer,
    bulletins           integer      not null,
    received_bulletins  integer      not null,
    duplicate_bulletins integer      not null,
    rejected_bulletins  integer      not null,
    received_items      integer      not null,
    fingerprint         bytea        not null,
    content_fingerprint bytea        not null,
    raw_fingerprint     bytea,
    created_by_run      uuid         not null,
    changed_by_run      uuid         not null
);

create index bordereau_by_partner_id on bordereau (partner_id) where partner_id is not null;
create index bordereau_as_written on bordereau (raw_fingerprint) where raw_fingerprint is not null;

comment on column bordereau.partner_statut is 'the partner''s own word, also one that ARS does not know';
comment on column bordereau.bulletins is 'held, also those that the partner does not name any more';
comment on column bordereau.received_bulletins is 'in the reading that changed the row last; likewise duplicate, rejected, items';
comment on column bordereau.fingerprint is 'of all the partner said, its bulletins included';
comment on column bordereau.content_fingerprint is 'of what it said of the bordereau itself, its statut excepted';
comment on column bordereau.raw_fingerprint is 'of the bytes in which it said all that, where nothing about them was odd';

create table bulletin_de_soin (
    id                 bigint       primary key,
    bordereau_id       bigint       not null references bordereau,
    num_bs             varchar(128) not null,
    etat               varchar(32)  not null,
    partner_etat       varchar(64),
    code_assure        varchar(64),
    matricule          varchar(64),
    nom_assure         varchar(255),
    nom_beneficiaire   varchar(255),
    nom_bordereau      varchar(255),
    nom_prestation     varchar(255),
    nom_societe        varchar(255),
    acte               varchar(255),
    date_creation      timestamptz,
    date_maladie       date,
    date_soin          date,
    date_echeance      date         not null,
    total_pec          numeric(15, 3),
    montant            numeric(15, 3),
    delai_reglement    integer      not null,
    priority           varchar(64),
    observation_global varchar(2000),
    lien               varchar(1000),
    fingerprint        bytea        not null,
    items_fingerprint  bytea        not null,
    created_by_run     uuid         not null,
    changed_by_run     uuid         not null,
    items_by_run       uuid         not null,
    unique (bordereau_id, num_bs)
);

comment on column bulletin_de_soin.fingerprint is 'of all the partner said of it, its items included and its etat excepted';
comment on column bulletin_de_soin.items_by_run is 'the run that wrote its items, which are one set';

create table bulletin_item (
    bulletin_id            bigint  not null references bulletin_de_soin,
    position               integer not null,
    nom_produit            varchar(255),
    quantite               integer,
    commentaire            varchar(2000),
    nom_chapitre           varchar(255),
    nom_prestataire        varchar(255),
    date_prestation        date,
    type_honoraire         varchar(64) not null,
    depense                numeric(15, 3),
    pec                    numeric(15, 3),
    participation_adherent numeric(15, 3),
    message                varchar(2000),
    code_message           varchar(64),
    acuite_droite          varchar(64),
    acuite_gauche          varchar(64),
    nombre_cle             varchar(64),
    nb_jour_depassement    integer,
    primary key (bulletin_id, position)
);

-- What ARS decided, kept also for a bordereau that no import has brought yet. num_bs is empty for the whole bordereau.
create table ars_status (
    reference  varchar(128) not null,
    num_bs     varchar(128) not null,
    status     varchar(32)  not null,
    changed_at timestamptz  not null,
    primary key (reference, num_bs)
);

-- Where the partner came to say something else than ARS holds, and ARS's word stayed.
create table drift (
    id             bigint generated always as identity primary key,
    reference      varchar(128) not null,
    num_bs         varchar(128),
    ars_status     varchar(32)  not null,
    ars_changed_at timestamptz,
    partner_word   varchar(64)  not null,
    run_id         uuid         not null,
    at             timestamptz  not null,
    ended_at       timestamptz
);

create index drift_open on drift (reference, coalesce(num_bs, '')) where ended_at is null;

comment on column drift.ars_changed_at is 'when ARS decided its status; null where it is an earlier word of the partner';
comment on column drift.at is 'when the partner was first heard saying so; it does not tell since when';
comment on column drift.ended_at is 'when the partner was first heard saying what ARS holds; null where it has not been, or where ARS came round to its word';

-- The references met by the present reading of the partner's list, which may go on after the database crashed.
create table met_reference (
    reference varchar(128) primary key
);

-- Bordereaux whose change has been committed and is still to be told, in the order of the changes.
create table publication (
    seq          bigint generated always as identity primary key,
    bordereau_id bigint      not null,
    run_id       uuid        not null,
    facts        integer     not null,
    at           timestamptz not null
);

create index publication_of_bordereau on publication (bordereau_id);

comment on column publication.facts is 'how many are to be told: the bordereau and its changed bulletins';

-- Who tells. Until that time, by the database's clock, records of the holder may still be under way, and nobody else tells.
create table publication_lease (
    only_one boolean primary key default true check (only_one),
    holder   uuid,
    until    timestamptz
);

insert into publication_lease default values;
