package health.tributary.embedded.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The log's files: {@code log-TIME.wal} holds the events after TIME up to the next file's. */
final class Segments {
    private static final Pattern NAME = Pattern.compile("log-([0-9a-f]{16})\\.wal");

    private final Path folder;
    private final NavigableMap<Long, Path> files = new ConcurrentSkipListMap<>();

    Segments(Path folder) throws IOException {
        this.folder = folder;
        try (Stream<Path> all = Files.list(folder)) {
            all.forEach(file -> {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    files.put(Long.parseUnsignedLong(name.group(1), 16), file);
                }
            });
        }
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /** Where a new store's log begins; unlike the time of any event its counter is 0. */
    static long genesis(Instant now) {
        return now.getEpochSecond() << 32;
    }

    static boolean isGenesis(long start) {
        return (int) start == 0;
    }

    Path newest() {
        return files.lastEntry().getValue();
    }

    long oldestStart() {
        return files.firstKey();
    }

    /** Creates the segment for the events after a time, so that it survives a loss of power. */
    Path begin(long time) throws IOException {
        Path file = files.get(time);
        if (file == null) {
            file = folder.resolve(String.format("log-%016x.wal", time));
            Files.createFile(file);
            syncFolder(folder);
            files.put(time, file);
        }
        return file;
    }

    /** The segment that holds the first event after a time, null if it is gone. */
    Map.Entry<Long, Path> holding(long time) {
        return files.floorEntry(time);
    }

    Map.Entry<Long, Path> following(long start) {
        return files.higherEntry(start);
    }

    /** Deletes the segments whose events all lie at or before a time; the newest always stays. */
    void deleteUpTo(long time) throws IOException {
        while (files.size() > 1 && files.higherKey(files.firstKey()) <= time) {
            Files.deleteIfExists(files.pollFirstEntry().getValue());
        }
    }

    /** Bytes of all segments that start at or after a time. */
    long bytesFrom(long start) throws IOException {
        long bytes = 0;
        for (Path file : files.tailMap(start, true).values()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    NavigableMap<Long, Path> files() {
        return files;
    }

    /** Makes created, renamed and deleted names durable. */
    static void syncFolder(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
