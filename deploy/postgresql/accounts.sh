#!/usr/bin/env bash
# Runs once, on an empty database: each service gets a schema that is its own, and an account that sees nothing else.
set -euo pipefail

account() {
    psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
        --set name="$1" --set password="$2" << 'SQL'
create role :"name" login password :'password';
create schema :"name" authorization :"name";
SQL
}

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
    --command 'revoke create on schema public from public'
account importer "$IMPORTER_DATABASE_PASSWORD"
account pusher "$PUSHER_DATABASE_PASSWORD"
account notifier "$NOTIFIER_DATABASE_PASSWORD"
account dashboard "$DASHBOARD_DATABASE_PASSWORD"
