package health.tributary.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code snapshot-TIME.bson}: all indexes and documents, holding at least every change up to TIME. Writers go on while
 * it is written, so it may hold later changes too; replaying the log from TIME over it ends in the right state because
 * every event of the log sets or removes one whole document.
 */
final class Snapshot {
    private static final Pattern NAME = Pattern.compile("snapshot-([0-9a-f]{16})\\.bson");
    private static final long MARK_COLLECTION = 1;
    private static final long MARK_DOCUMENT = 2;
    private static final long MARK_END = 3;

    private Snapshot() {}

    /** Writes one and makes it the newest; it is complete or it is not there. */
    static void write(Path folder, long time, Catalog catalog, Log log) throws IOException {
        Path part = folder.resolve("snapshot.part");
        try (FileChannel channel = FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 18)) {
            ByteBuf frame = Unpooled.buffer(1 << 16);
            long count = 0;
            for (StoredCollection collection : catalog.all()) {
                writeFrame(MARK_COLLECTION, describe(collection), frame, out);
                for (Iterator<Bson> documents = Scan.all(collection); documents.hasNext(); count++) {
                    writeFrame(MARK_DOCUMENT, documents.next(), frame, out);
                }
            }
            writeFrame(MARK_END, Bson.of(new Document("documents", count)), frame, out);
            out.flush();
            channel.force(true);
        }
        // What the snapshot may hold beyond its time has to be in the log before the snapshot counts.
        log.awaitDurable(log.appended());
        Files.move(part, file(folder, time), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Segments.syncFolder(folder);
        for (Path older : all(folder).headMap(time, false).values()) {
            Files.deleteIfExists(older);
        }
    }

    private static Bson describe(StoredCollection collection) {
        List<Object> indexes = new ArrayList<>();
        collection.lock().readLock().lock();
        try {
            collection.indexes().forEach(index -> indexes.add(index.spec().stated()));
        } finally {
            collection.lock().readLock().unlock();
        }
        return Bson.of(new Document("namespace", collection.namespace()).append("indexes", indexes));
    }

    private static void writeFrame(long mark, Bson payload, ByteBuf frame, OutputStream out) throws IOException {
        frame.clear();
        int start = Frame.open(frame);
        frame.writeBytes(payload.bytes());
        Frame.close(frame, start, mark);
        out.write(frame.array(), 0, frame.writerIndex());
    }

    private static Path file(Path folder, long time) {
        return folder.resolve(String.format("snapshot-%016x.bson", time));
    }

    private static NavigableMap<Long, Path> all(Path folder) throws IOException {
        NavigableMap<Long, Path> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    found.put(Long.parseUnsignedLong(name.group(1), 16), file);
                }
            });
        }
        return found;
    }

    /** Reads the newest snapshot into an empty catalog; returns its time, or -1 if there is none. */
    static long read(Path folder, Catalog catalog) throws IOException {
        Map.Entry<Long, Path> newest = all(folder).lastEntry();
        if (newest == null) {
            return -1;
        }
        try (FrameReader reader = new FrameReader(newest.getValue())) {
            StoredCollection collection = null;
            List<IndexSpec> indexes = List.of();
            for (byte[] payload = reader.next(); payload != null; payload = reader.next()) {
                Bson bson = Bson.trusted(payload);
                if (reader.mark() == MARK_DOCUMENT && collection != null) {
                    collection.restore(OrderKey.of(bson.get(Bson.ID)), bson);
                    continue;
                }
                for (IndexSpec index : indexes) {
                    collection.addIndex(index, false);
                }
                if (reader.mark() == MARK_END) {
                    return newest.getKey();
                }
                collection = catalog.restored((String) bson.get("namespace"));
                indexes = new ArrayList<>();
                for (Object index : (List<?>) bson.get("indexes")) {
                    indexes.add(IndexSpec.of((Document) index));
                }
            }
            throw new CorruptStoreException(newest.getValue(), reader.offset(), "the snapshot breaks off");
        }
    }
}
