package health.tributary.embedded.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store that speaks MongoDB's wire protocol, for one machine and for tests: documents in memory, every change in a
 * write-ahead log on disk that is also the change stream. It serves the commands of {@link ServedCommands} and refuses
 * all others. Not a MongoDB: one process, one node, no transactions, and all data must fit into memory.
 */
public final class EmbeddedStore implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedStore.class);
    private static final long COMPACTION_CHECK_MILLIS = 500;
    private static final long STOP_MILLIS = 60_000;

    private final Settings settings;
    private final FileChannel lock;
    private final Server server;
    private final Log log;
    private final Cursors cursors = new Cursors();
    private final Compactor compactor;
    private final ScheduledExecutorService background;
    private Path temporary;
    private boolean closed;

    private EmbeddedStore(Settings settings, Runnable onFailure) throws IOException {
        this.settings = settings;
        Files.createDirectories(settings.folder());
        this.lock = lock(settings.folder());
        Server bound = null;
        try {
            bound = bind(settings);
            Catalog catalog = new Catalog();
            Segments segments = new Segments(settings.folder());
            long last = recover(settings.folder(), catalog, segments);
            this.server = bound;
            this.log = new Log(segments, last, settings, Clock.systemUTC(), onFailure);
            this.compactor = new Compactor(settings, catalog, log, segments);
            server.serve(new Dispatcher(catalog, log, cursors, settings.host() + ":" + server.port()));
        } catch (IOException | RuntimeException e) {
            if (bound != null) {
                bound.close();
            }
            lock.close();
            throw e;
        }
        background = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "store-compaction");
            thread.setDaemon(true);
            return thread;
        });
        var unused = background.scheduleWithFixedDelay(
                this::compactIfLarge, COMPACTION_CHECK_MILLIS, COMPACTION_CHECK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Reads what the folder holds and begins to serve.
     *
     * @throws StoreInUseException if the port is taken or another instance uses the folder
     * @throws CorruptStoreException if a file is broken other than by a write that never finished
     */
    public static EmbeddedStore start(Settings settings) throws IOException {
        return start(settings, () -> {});
    }

    /** As {@link #start(Settings)}; {@code onFailure} runs once when the disk refuses a write: the store is then useless. */
    static EmbeddedStore start(Settings settings, Runnable onFailure) throws IOException {
        return new EmbeddedStore(settings, onFailure);
    }

    /** For tests: on a free port, in a temporary folder that is deleted on close, without fsync. */
    public static EmbeddedStore inMemory() {
        try {
            Path folder = Files.createTempDirectory("embedded-store");
            EmbeddedStore store = start(Settings.in(folder).withFsync(false));
            store.temporary = folder;
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For drivers: {@code mongodb://HOST:PORT/?replicaSet=rs0&retryWrites=false}. */
    public String connectionString() {
        return "mongodb://" + settings.host() + ":" + port() + "/?replicaSet=rs0&retryWrites=false";
    }

    public int port() {
        return server.port();
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("store.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            held = null;
        }
        if (held == null) {
            channel.close();
            throw new StoreInUseException("The folder " + folder + " is in use by another instance of the store.");
        }
        return channel;
    }

    private static Server bind(Settings settings) throws IOException {
        try {
            return new Server(settings.host(), settings.port(), settings.maxConnections());
        } catch (BindException e) {
            throw new StoreInUseException("The store can not listen on " + settings.host() + ":" + settings.port()
                    + " (" + e.getMessage() + ").");
        }
    }

    /** Snapshot, then the log behind it, whose torn tail is cut; returns the time of the last change. */
    private static long recover(Path folder, Catalog catalog, Segments segments) throws IOException {
        long snapshot = Snapshot.read(folder, catalog);
        long last = snapshot;
        if (segments.isEmpty()) {
            // Begins now, not at 0: a resume token of an earlier life of this folder is then too old, not valid.
            last = Math.max(last, Segments.genesis(Clock.systemUTC().instant()));
            segments.begin(last);
            return last;
        }
        Map.Entry<Long, Path> segment = segments.holding(snapshot < 0 ? segments.oldestStart() : snapshot);
        if (segment == null || (snapshot < 0 && !Segments.isGenesis(segment.getKey()))) {
            throw new CorruptStoreException(folder, 0, "the log begins after the snapshot, or there is none");
        }
        for (; segment != null; segment = segments.following(segment.getKey())) {
            last = Math.max(last, Math.max(segment.getKey(), replay(segment.getValue(), last, catalog, segments)));
        }
        return last;
    }

    private static long replay(Path segment, long after, Catalog catalog, Segments segments) throws IOException {
        long last = after;
        try (FrameReader reader = new FrameReader(segment)) {
            for (byte[] payload = reader.next(); payload != null; payload = reader.next()) {
                Event event = Event.read(Bson.trusted(payload));
                if (event.time() > last) {
                    last = event.time();
                    catalog.replay(event);
                }
            }
            if (reader.offset() < Files.size(segment)) {
                if (!segment.equals(segments.newest())) {
                    throw new CorruptStoreException(segment, reader.offset(), "a later file follows");
                }
                reader.requireTornTail();
                try (FileChannel tail = FileChannel.open(segment, StandardOpenOption.WRITE)) {
                    LOGGER.warn("An unfinished write at the end of {} was cut off", segment);
                    tail.truncate(reader.offset());
                    tail.force(true);
                }
            }
        }
        return last;
    }

    private void compactIfLarge() {
        try {
            compactor.compactIfOver(settings.compactionBytes());
        } catch (IOException | RuntimeException e) {
            LOGGER.error("The embedded store could not write a snapshot: {}", e.toString());
        }
    }

    /** Writes a snapshot now and deletes the log that nobody needs. */
    public void compact() throws IOException {
        compactor.compact();
    }

    /** Stops serving and leaves everything acknowledged on disk. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        background.shutdown();
        try (lock) {
            server.close();
            cursors.closeAll();
            if (!background.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS)) {
                LOGGER.warn("The embedded store stops while it writes a snapshot");
            } else if (temporary == null) {
                compactor.compactIfOver(settings.shutdownSnapshotBytes());
            }
            log.close();
            if (temporary != null) {
                deleteTemporary();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteTemporary() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(temporary);
    }
}
