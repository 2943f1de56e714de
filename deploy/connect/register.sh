#!/bin/bash
# Gives Kafka Connect the one connector file, as new or as a change of what is there, and waits until it runs.
# With --print it only prints what it would send.
set -euo pipefail

# The API that does both takes the inner object "config" alone; the file's last line closes the outer one.
config() { sed -n '/"config": *{/,$p' "$CONNECTOR_FILE" | sed -e '1s/.*/{/' -e '$d'; }

if [ "${1:-}" = --print ]; then
    config
    exit
fi
name=$(sed -n 's/.*"name": *"\([^"]*\)".*/\1/p' "$CONNECTOR_FILE" | head -n 1)
config | curl --fail-with-body --silent --show-error --max-time 30 --retry 10 --retry-delay 3 --retry-all-errors \
    -X PUT -H 'Content-Type: application/json' --data-binary @- --output /dev/null "$CONNECT/connectors/$name/config"
for _ in $(seq 60); do
    status=$(curl --silent --max-time 5 "$CONNECT/connectors/$name/status" || true)
    # Its own state and its one task's.
    if [ "$(grep -o '"state":"RUNNING"' <<< "$status" | wc -l)" -ge 2 ]; then
        echo "the connector $name runs"
        exit 0
    fi
    sleep 2
done
echo "the connector $name does not run after 2 minutes" >&2
exit 1
