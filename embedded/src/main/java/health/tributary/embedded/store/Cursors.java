package health.tributary.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The open cursors of all clients. One that nobody asked for ten minutes is closed, as MongoDB does. */
final class Cursors {
    static final int MAX_BATCH_BYTES = 12 << 20;
    private static final int MAX_OPEN = 1_000;
    private static final long MAX_IDLE_NANOS = 600_000_000_000L;
    private static final int FIRST_BATCH = 101;

    /** What a cursor answers: documents, whether that was all, and for change streams from where to resume. */
    record Batch(List<Object> documents, boolean last, Document resumeToken) {}

    /** The source of a cursor's batches; used by one request at a time. */
    interface Source {
        Batch next(int max, long maxWaitMillis);

        void close();
    }

    private static final class Open {
        private final String namespace;
        private final Source source;
        private volatile long used = System.nanoTime();

        Open(String namespace, Source source) {
            this.namespace = namespace;
            this.source = source;
        }
    }

    private final Map<Long, Open> open = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong((System.nanoTime() & 0xFFFF_FFFFL) | (1L << 33));

    /** The reply with the first batch; the cursor stays open unless it is exhausted or that is all that is wanted. */
    Document first(String namespace, Source source, Document cursorOptions, boolean single) {
        int max = (int) Math.min(Commands.number(cursorOptions, "batchSize", FIRST_BATCH), Integer.MAX_VALUE);
        Batch batch = max == 0 ? new Batch(List.of(), false, null) : source.next(max, 0);
        if (batch.last() || single) {
            source.close();
            return reply(0, namespace, "firstBatch", batch);
        }
        closeIdle();
        if (open.size() >= MAX_OPEN) {
            source.close();
            throw new MongoServerError(1, "InternalError", "more than " + MAX_OPEN + " cursors are open");
        }
        long id = ids.addAndGet(1);
        open.put(id, new Open(namespace, source));
        return reply(id, namespace, "firstBatch", batch);
    }

    Document more(Document command) {
        long id = Commands.number(command, "getMore", 0);
        Open cursor = open.get(id);
        if (cursor == null) {
            throw Refusals.cursorNotFound(id);
        }
        int max = (int) Math.min(Commands.number(command, "batchSize", Integer.MAX_VALUE), Integer.MAX_VALUE);
        Batch batch;
        synchronized (cursor) {
            try {
                batch = cursor.source.next(
                        max <= 0 ? Integer.MAX_VALUE : max, Commands.number(command, "maxTimeMS", 1_000));
            } catch (RuntimeException e) {
                close(id);
                throw e;
            }
            cursor.used = System.nanoTime();
        }
        if (batch.last()) {
            close(id);
        }
        return reply(batch.last() ? 0 : id, cursor.namespace, "nextBatch", batch);
    }

    private static Document reply(long id, String namespace, String field, Batch batch) {
        Document cursor = new Document("id", id).append("ns", namespace).append(field, batch.documents());
        cursor.putIfNotNull("postBatchResumeToken", batch.resumeToken());
        return Commands.ok().append("cursor", cursor);
    }

    Document kill(List<?> ids) {
        List<Object> killed = new ArrayList<>();
        List<Object> unknown = new ArrayList<>();
        for (Object id : ids) {
            (id instanceof Number number && close(number.longValue()) ? killed : unknown).add(id);
        }
        return Commands.ok()
                .append("cursorsKilled", killed)
                .append("cursorsNotFound", unknown)
                .append("cursorsAlive", List.of())
                .append("cursorsUnknown", List.of());
    }

    private boolean close(long id) {
        Open cursor = open.remove(id);
        if (cursor == null) {
            return false;
        }
        cursor.source.close();
        return true;
    }

    private void closeIdle() {
        open.forEach((id, cursor) -> {
            if (System.nanoTime() - cursor.used > MAX_IDLE_NANOS) {
                close(id);
            }
        });
    }

    void closeAll() {
        open.keySet().forEach(this::close);
    }

    /** A source over documents that are there already, or are read as they are asked for. */
    static Source over(Iterator<?> documents) {
        return new Source() {
            private Object ahead;

            @Override
            public Batch next(int max, long maxWaitMillis) {
                List<Object> batch = new ArrayList<>();
                long bytes = 0;
                while (batch.size() < max && (ahead != null || documents.hasNext())) {
                    Object document = ahead == null ? documents.next() : ahead;
                    ahead = null;
                    bytes += document instanceof Bson bson ? bson.size() : 1024;
                    if (bytes > MAX_BATCH_BYTES && !batch.isEmpty()) {
                        ahead = document;
                        break;
                    }
                    batch.add(document);
                }
                return new Batch(batch, ahead == null && !documents.hasNext(), null);
            }

            @Override
            public void close() {}
        };
    }
}
