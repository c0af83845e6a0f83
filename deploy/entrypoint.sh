#!/bin/sh
# Start one of Airflow's parts. Its password file must be writable, and a mounted secret is not.
set -eu
umask 077
if [ -r /run/secrets/airflow_passwords ]; then
    cp /run/secrets/airflow_passwords "$AIRFLOW_HOME/passwords.json"
    chmod 600 "$AIRFLOW_HOME/passwords.json"
fi
umask 027
exec "$@"
