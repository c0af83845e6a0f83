#!/bin/sh
# Dump both databases into the folder, while everything runs: sh deploy/backup.sh FOLDER
set -eu
folder=$1
for database in airflow warehouse; do
    ${COMPOSE:-docker-compose} exec -T postgres pg_dump --username postgres --format custom "$database" \
        >"$folder/$database.dump.part" </dev/null
    mv "$folder/$database.dump.part" "$folder/$database.dump"
done
echo "$folder"
