package health.tributary.embedded.store;

import java.nio.file.Path;

/**
 * Everything that can be set on the embedded store.
 *
 * @param folder where log and snapshots lie; created if missing; used by one instance at a time
 * @param host address to bind, also the one that clients are told
 * @param port 0 for any free one
 * @param fsync whether an acknowledged write survives loss of power and not only of the process
 * @param compactionBytes log written since the last snapshot that makes the store write the next one
 * @param shutdownSnapshotBytes log since the last snapshot from which a clean stop writes one, so that the next start is
 *     quick
 * @param recentBytes heap for events that change streams read without going to disk
 * @param historyBytes log kept behind the snapshot for change streams while no connector has committed a position
 * @param connectorOffsets Debezium's offset file, null if none: the log is never deleted past the position that it
 *     holds
 * @param maxConnections clients at a time; more are closed at once
 */
public record Settings(
        Path folder,
        String host,
        int port,
        boolean fsync,
        long compactionBytes,
        long shutdownSnapshotBytes,
        long recentBytes,
        long historyBytes,
        Path connectorOffsets,
        int maxConnections) {
    private static final long MIB = 1 << 20;

    /** Refuses what could not work. */
    public Settings {
        if (port < 0 || port > 65_535 || compactionBytes <= 0 || recentBytes <= 0 || maxConnections <= 0) {
            throw new IllegalArgumentException("a setting of the embedded store is out of its range");
        }
    }

    /** Durable, 127.0.0.1, 256 MiB between snapshots, 32 MiB of events in memory, 256 MiB of history, 256 clients. */
    public static Settings in(Path folder) {
        return new Settings(folder, "127.0.0.1", 0, true, 256 * MIB, 16 * MIB, 32 * MIB, 256 * MIB, null, 256);
    }

    public Settings withAddress(String newHost, int newPort) {
        return new Settings(
                folder,
                newHost,
                newPort,
                fsync,
                compactionBytes,
                shutdownSnapshotBytes,
                recentBytes,
                historyBytes,
                connectorOffsets,
                maxConnections);
    }

    public Settings withFsync(boolean on) {
        return new Settings(
                folder,
                host,
                port,
                on,
                compactionBytes,
                shutdownSnapshotBytes,
                recentBytes,
                historyBytes,
                connectorOffsets,
                maxConnections);
    }

    /** All four in bytes. */
    public Settings withSizes(long newCompaction, long newShutdownSnapshot, long newRecent, long newHistory) {
        return new Settings(
                folder,
                host,
                port,
                fsync,
                newCompaction,
                newShutdownSnapshot,
                newRecent,
                newHistory,
                connectorOffsets,
                maxConnections);
    }

    public Settings withConnectorOffsets(Path file) {
        return new Settings(
                folder,
                host,
                port,
                fsync,
                compactionBytes,
                shutdownSnapshotBytes,
                recentBytes,
                historyBytes,
                file,
                maxConnections);
    }
}
