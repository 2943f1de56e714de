#!/bin/bash
# Creates the topics that are missing, and leaves those that are there as they are. A test holds this list to the event contract.
set -euo pipefail

days() { echo $(($1 * 86400000)); }

topic() {
    /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$BOOTSTRAP" --create --if-not-exists \
        --topic "$1" --partitions "$2" --replication-factor "$REPLICATION" \
        --config "retention.ms=$3" --config max.message.bytes=35651584 --config cleanup.policy=delete \
        --config compression.type=producer --config "min.insync.replicas=$(((REPLICATION + 2) / 2))"
}

topic tributary.feed 4 "$(days 7)"
topic tributary.feed.backfill 2 "$(days 7)"
topic tributary.statements 4 "$(days 7)"
topic tributary.identity 1 "$(days 7)"
topic tributary.changes 4 "$(days 7)"
topic tributary.rejects 1 "$(days 90)"
# With this topic the connector keeps its position while nothing changes; the broker makes none by itself.
topic __debezium-heartbeat.tributary 1 "$(days 7)"
