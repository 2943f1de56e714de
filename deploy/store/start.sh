#!/bin/bash
# MongoDB wants its key file for itself alone, and a mounted secret is not.
set -euo pipefail
install -m 0400 -o mongodb -g mongodb /run/secrets/store.key /tmp/store.key
exec docker-entrypoint.sh mongod "$@"
