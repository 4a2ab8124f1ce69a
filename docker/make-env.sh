#!/bin/sh
# Makes .env beside this file from .env.example, with a new secret of 256 bits wherever one is needed. Leaves an .env that is there alone.
set -eu
cd "$(dirname "$0")"
if [ -e .env ]; then
  echo 'docker/.env is there already, and stays as it is.'
  exit 0
fi
secret() { od -An -v -N32 -tx1 /dev/urandom | tr -d ' \n'; }
umask 077
# Beside its place and then moved into it: broken off, it leaves nothing that looks finished.
while IFS= read -r line; do
  case "$line" in
    POSTGRES_PASSWORD= | POSTGRES_APP_PASSWORD= | POSTGRES_WORKER_PASSWORD= | REDIS_PASSWORD= | SECRET_KEY=) echo "$line$(secret)" ;;
    *) printf '%s\n' "$line" ;;
  esac
done <.env.example >.env.new
mv .env.new .env
echo 'docker/.env is made, with new secrets.'
