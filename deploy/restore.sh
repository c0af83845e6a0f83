#!/bin/sh
# Make both databases anew from the dumps in the folder: sh deploy/restore.sh FOLDER
set -eu
folder=$1
compose=${COMPOSE:-docker-compose}
for database in airflow warehouse; do
    dump=$folder/$database.dump
    [ -s "$dump" ] || { echo "$dump is not there; nothing was changed" >&2; exit 1; }
    $compose exec -T postgres pg_restore --file /dev/null <"$dump" ||
        { echo "$dump cannot be read to its end; nothing was changed" >&2; exit 1; }
done
workers=$($compose ps --quiet worker | wc -l)
$compose stop scheduler worker triggerer dag-processor api-server
for pair in airflow:airflow warehouse:conflict_owner; do
    database=${pair%%:*} owner=${pair#*:}
    $compose exec -T postgres psql --username postgres --quiet --set ON_ERROR_STOP=1 \
        --command "DROP DATABASE IF EXISTS $database WITH (FORCE)" --command "CREATE DATABASE $database OWNER $owner" </dev/null
    $compose exec -T postgres pg_restore --username postgres --dbname "$database" --exit-on-error <"$folder/$database.dump"
done
# `prepare` runs again: it closes the new databases to others, and brings an older schema to this version.
$compose up --detach --no-recreate --scale "worker=$workers"
