package health.tributary.embedded.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a snapshot when the log behind the last one is large, then deletes the segments that neither a restart nor a
 * reader of changes needs: those before the snapshot, and before the connector's committed position, or, while no
 * connector has committed one, before the last {@code historyBytes}.
 */
final class Compactor {
    private static final Logger LOGGER = LoggerFactory.getLogger(Compactor.class);

    private final Settings settings;
    private final Catalog catalog;
    private final Log log;
    private final Segments segments;

    Compactor(Settings settings, Catalog catalog, Log log, Segments segments) {
        this.settings = settings;
        this.catalog = catalog;
        this.log = log;
        this.segments = segments;
    }

    void compactIfOver(long bytes) throws IOException {
        if (log.bytesSinceSnapshot() > bytes) {
            compact();
        }
    }

    synchronized void compact() throws IOException {
        long time = log.rotate();
        Snapshot.write(settings.folder(), time, catalog, log);
        long needed = Math.min(time, neededByReaders());
        segments.deleteUpTo(needed);
        LOGGER.info(
                "The embedded store wrote a snapshot; {} log files stay",
                segments.files().size());
    }

    private long neededByReaders() throws IOException {
        Path offsets = settings.connectorOffsets();
        try {
            OptionalLong committed = ConnectorOffsets.committed(offsets);
            if (committed.isPresent()) {
                return committed.getAsLong();
            }
        } catch (IOException e) {
            LOGGER.warn(
                    "The connector's offsets in {} can not be read ({}): all history is kept", offsets, e.getMessage());
            return 0;
        }
        for (Map.Entry<Long, Path> segment : segments.files().descendingMap().entrySet()) {
            if (segments.bytesFrom(segment.getKey()) >= settings.historyBytes()) {
                return segment.getKey();
            }
        }
        return 0;
    }
}
