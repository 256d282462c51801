-- What the partner says of bordereaux and their bulletins, what became of them, and the runs that brought them.

create sequence client_seq increment by 50;
create sequence contract_seq increment by 50;
create sequence prestataire_seq increment by 50;
create sequence bordereau_seq increment by 100;
create sequence bulletin_de_soin_seq increment by 1000;
create sequence bulletin_item_seq increment by 5000;

create table client (
    id                bigint       primary key,
    name              varchar(255) not null unique,
    email             varchar(255),
    phone             varchar(64),
    address           varchar(500),
    reglement_delay   integer      not null,
    reclamation_delay integer      not null
);

-- A contract that says something else is another contract: a row never changes.
create table contract (
    id                bigint       primary key,
    fingerprint       char(64)     not null unique,
    client_name       varchar(255),
    start_date        date         not null,
    end_date          date         not null,
    delai_reglement   integer      not null,
    delai_reclamation integer      not null,
    document_path     varchar(500),
    signature         varchar(500)
);

create table prestataire (
    id   bigint       primary key,
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
    fingerprint         char(64)     not null,
    content_fingerprint char(64)     not null,
    created_by_run      uuid         not null,
    changed_by_run      uuid         not null
);

comment on column bordereau.partner_statut is 'the partner''s own word, also one that ARS does not know';
comment on column bordereau.fingerprint is 'of all the partner said, its bulletins included';
comment on column bordereau.content_fingerprint is 'of what it said of the bordereau itself, its statut excepted';

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
    fingerprint        char(64)     not null,
    created_by_run     uuid         not null,
    changed_by_run     uuid         not null,
    unique (bordereau_id, num_bs)
);

create table bulletin_item (
    id                     bigint  primary key,
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
    nb_jour_depassement    integer
);

create index bulletin_item_of_bulletin on bulletin_item (bulletin_id, position);

-- What ARS decided, kept also for a bordereau that no import has brought yet. num_bs is empty for the whole bordereau.
create table ars_status (
    reference  varchar(128) not null,
    num_bs     varchar(128) not null,
    status     varchar(32)  not null,
    changed_at timestamptz  not null,
    primary key (reference, num_bs)
);

-- Where the partner says something else than ARS holds, and ARS's word stayed.
create table drift (
    id           bigint generated always as identity primary key,
    reference    varchar(128) not null,
    num_bs       varchar(128),
    ars_status   varchar(32)  not null,
    partner_word varchar(64)  not null,
    run_id       uuid         not null,
    at           timestamptz  not null
);

create index drift_of_bordereau on drift (reference);

-- The references met by the present reading of the partner's list; worth nothing once that is over.
create unlogged table met_reference (
    reference varchar(128) primary key
);
