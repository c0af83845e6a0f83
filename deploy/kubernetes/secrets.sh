#!/bin/sh
# Make Kubernetes' Secrets of the files in var/secrets, each under the key that the chart or `prepare` looks for.
set -eu
from=var/secrets
make() { kubectl create secret generic "$@" --dry-run=client --output yaml | kubectl apply --filename -; }
make conflict-events-airflow --from-file=connection=$from/airflow_db --from-file=fernet-key=$from/fernet_key \
    --from-file=api-secret-key=$from/api_secret_key --from-file=jwt-secret=$from/jwt_secret
make conflict-events-broker --from-file=connection=$from/broker_url
make conflict-events-redis --from-file=password=$from/redis
make conflict-events-loader --from-file=$from/loader_db
make conflict-events-prepare --from-file=$from/server_db --from-file=$from/owner_db --from-file=$from/airflow_db \
    --from-file=$from/airflow --from-file=$from/owner --from-file=$from/loader --from-file=$from/analyst \
    --from-file=$from/reviewer --from-file=$from/fernet_key
