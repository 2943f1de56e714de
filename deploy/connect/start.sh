#!/bin/bash
# The connector's file asks for the store's address as a variable; the secret stays a file until here.
set -euo pipefail
TRIBUTARY_STORE_URI=$(sed -n 's/^TRIBUTARY_STORE_URI=//p' /run/secrets/capture.properties)
export TRIBUTARY_STORE_URI
exec /docker-entrypoint.sh start
