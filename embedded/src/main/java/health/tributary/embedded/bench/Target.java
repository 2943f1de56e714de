package health.tributary.embedded.bench;

import java.util.Map;

/**
 * Where an instance is and what opens its doors.
 *
 * @param host of the MLLP door
 * @param mllpPort of the MLLP door
 * @param ingest base address of the ingest-service, {@code http://HOST:PORT}
 * @param normalizer base address of the normalizer-service
 * @param record base address of the record-service
 * @param notification base address of the notification-service
 * @param token a bearer token for {@code system/*.cruds operator} that outlives the run
 * @param feedKeys the key of each feed that has one, by the feed's name
 */
public record Target(
        String host,
        int mllpPort,
        String ingest,
        String normalizer,
        String record,
        String notification,
        String token,
        Map<String, String> feedKeys) {
    public Target {
        feedKeys = Map.copyOf(feedKeys);
    }

    /** Says where, and no key. */
    @Override
    public String toString() {
        return host + ":" + mllpPort + ", " + ingest + ", " + record + ", " + notification;
    }
}
