package health.tributary.embedded.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads events of the past from the log's files, in order, for one reader that has fallen behind memory. */
final class History implements Closeable {
    private final Segments segments;
    private Map.Entry<Long, Path> segment;
    private FrameReader reader;
    private long read;

    History(Segments segments, long after) throws IOException {
        this.segments = segments;
        this.read = after;
        this.segment = segments.holding(after);
        if (segment == null) {
            throw Refusals.historyLost();
        }
        this.reader = new FrameReader(segment.getValue());
    }

    /** Events up to and including the durable time {@code upTo}; empty when there are none left. */
    List<Event> next(long upTo, int max) throws IOException {
        List<Event> events = new ArrayList<>();
        long bytes = 0;
        while (read < upTo && events.size() < max && bytes < ChangeCursor.MAX_BATCH_BYTES) {
            byte[] payload = reader.next();
            if (payload == null) {
                Map.Entry<Long, Path> following = segments.following(segment.getKey());
                if (following == null) {
                    break;
                }
                reader.close();
                segment = following;
                reader = new FrameReader(segment.getValue());
                continue;
            }
            Event event = Event.read(Bson.trusted(payload));
            if (event.time() > read) {
                read = event.time();
                bytes += payload.length;
                events.add(event);
            }
        }
        return events;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
