package health.tributary.embedded.store;

import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One change stream: the durable events of the log after a position, in its scope, through the client's pipeline. As
 * with MongoDB, insert and replace events carry their own document; an update's is looked up when asked for, and may
 * then be a later one or none.
 */
final class ChangeCursor implements Cursors.Source {
    static final int MAX_BATCH_BYTES = 8 << 20;
    private static final int READ_AHEAD = 256;
    private static final long MAX_WAIT_MILLIS = 60_000;
    private static final Set<String> OPTIONS = Set.of(
            "fullDocument",
            "fullDocumentBeforeChange",
            "resumeAfter",
            "startAfter",
            "startAtOperationTime",
            "allChangesForCluster",
            "showExpandedEvents");

    private final Catalog catalog;
    private final Log log;
    private final String scope;
    private final boolean wholeCollection;
    private final boolean looksUp;
    private final Aggregation pipeline;
    private final boolean opensDocuments;
    private final List<Event> ahead = new ArrayList<>();
    private History history;
    private long position;
    private boolean invalidated;

    /**
     * @param scope {@code database.collection}, {@code database.} for a database, empty for all
     */
    ChangeCursor(Catalog catalog, Log log, String scope, Document options, List<Document> stages) {
        ServedCommands.requireFields("$changeStream", options, OPTIONS);
        this.catalog = catalog;
        this.log = log;
        this.scope = scope;
        this.wholeCollection = !scope.isEmpty() && !scope.endsWith(".");
        Object full = options.getOrDefault("fullDocument", "default");
        if (!Set.of("default", "updateLookup").contains(full)
                || !"off".equals(options.getOrDefault("fullDocumentBeforeChange", "off"))) {
            throw Refusals.notServed("pre- and post-images of change streams");
        }
        this.looksUp = full.equals("updateLookup");
        stages.forEach(ServedCommands::requireStage);
        this.pipeline = stages.isEmpty() ? null : Aggregation.fromPipeline(stages, null, null, null, null);
        this.opensDocuments = stages.toString().contains("fullDocument");
        this.position = start(options);
    }

    private long start(Document options) {
        Object token = options.getOrDefault("resumeAfter", options.get("startAfter"));
        long after;
        if (token != null) {
            after = Event.timeOf(token);
        } else if (options.get("startAtOperationTime") instanceof BsonTimestamp time) {
            // Inclusive. What was compacted at that very time was readable before the time was given out.
            after = log.remembers(time.getValue() - 1) ? time.getValue() - 1 : time.getValue();
        } else {
            return log.durable();
        }
        if (!log.remembers(after)) {
            throw Refusals.historyLost();
        }
        return after;
    }

    @Override
    public Cursors.Batch next(int max, long maxWaitMillis) {
        long deadline = System.nanoTime() + Math.min(maxWaitMillis, MAX_WAIT_MILLIS) * 1_000_000;
        List<Object> batch = new ArrayList<>();
        try {
            do {
                collect(batch, max);
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (!batch.isEmpty() || invalidated || left <= 0) {
                    break;
                }
                log.awaitEvents(position, left);
            } while (true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Cursors.Batch(batch, invalidated, Event.token(position));
    }

    private void collect(List<Object> batch, int max) throws IOException {
        long bytes = 0;
        while (batch.size() < max && bytes < MAX_BATCH_BYTES && !invalidated) {
            if (ahead.isEmpty()) {
                long upTo = log.durable();
                ahead.addAll(read());
                if (ahead.isEmpty()) {
                    // All that is durable was looked at: an idle stream's token moves on too.
                    position = Math.max(position, upTo);
                    return;
                }
            }
            Event event = ahead.remove(0);
            position = event.time();
            if (event.kind().operationType() != null
                    && event.namespace().startsWith(scope)
                    && (!wholeCollection || event.namespace().equals(scope))) {
                bytes += event.weight();
                emit(event, batch);
            }
        }
    }

    private List<Event> read() throws IOException {
        if (history == null) {
            List<Event> recent = log.recentAfter(position, READ_AHEAD);
            if (recent != null) {
                return recent;
            }
            if (!log.remembers(position)) {
                throw Refusals.historyLost();
            }
            history = log.historyAfter(position);
        }
        List<Event> past = history.next(log.durable(), READ_AHEAD);
        if (past.isEmpty() || log.recentAfter(past.get(past.size() - 1).time(), 1) != null) {
            close();
        }
        return past;
    }

    private void emit(Event event, List<Object> batch) {
        Document shown = shown(event);
        if (pipeline == null) {
            batch.add(shown);
        } else {
            pipeline.runStagesAsStream(Stream.of(shown)).forEach(batch::add);
        }
        if (wholeCollection && event.kind() == Event.Kind.DROP) {
            batch.add(new Document(Bson.ID, Event.token(event.time()))
                    .append("operationType", "invalidate")
                    .append("clusterTime", event.timestamp())
                    .append("wallTime", event.wall()));
            invalidated = true;
        }
    }

    private Document shown(Event event) {
        Document shown = new Document(Bson.ID, Event.token(event.time()))
                .append("operationType", event.kind().operationType())
                .append("clusterTime", event.timestamp())
                .append("wallTime", event.wall());
        if (event.kind() == Event.Kind.INSERT || event.kind() == Event.Kind.REPLACE) {
            shown.append("fullDocument", opened(event.document()));
        } else if (event.kind() == Event.Kind.UPDATE && looksUp) {
            shown.append("fullDocument", opened(lookup(event)));
        }
        shown.append("ns", event.namespaceDocument());
        shown.putIfNotNull(
                "documentKey", event.key() == null ? null : event.key().decode());
        shown.putIfNotNull(
                "updateDescription",
                event.description() == null ? null : event.description().decode());
        return shown;
    }

    /** A pipeline that does not look into documents gets them closed: their bytes pass through. */
    private Object opened(Bson document) {
        return document == null || !opensDocuments ? document : document.decode();
    }

    private Bson lookup(Event event) {
        StoredCollection collection = catalog.find(event.namespace());
        Bson current = Find.matching(event.key().decode()).first(collection);
        // What is shown must not be lost again: it may be newer than the event, and not on disk yet.
        log.awaitDurable(log.appended());
        return current;
    }

    @Override
    public void close() {
        if (history != null) {
            try {
                history.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                history = null;
            }
        }
    }
}
