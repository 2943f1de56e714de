package health.tributary.record.fold;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The stored form of a set. The first byte is the schema version; then follows one CBOR array (RFC 8949): the kind of set, the
 * dictionaries (texts, ids, slots, lists of slots), and the statements, which refer to them by number. So an unchanged
 * repetition costs its message's id and times, whatever it repeats. Equal sets have equal bytes.
 *
 * <p>Version 2 has more clocks of a directory's contents than version 1, and is otherwise the same: a patient's set is written as
 * version 1 still, and a directory's is read as either. Both are frozen.
 */
public final class EntrySetCodec {
    static final int FIRST_VERSION = 1;
    static final int DIRECTORY_VERSION = 2;
    static final CBORFactory FACTORY = CBORFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private EntrySetCodec() {}

    /** The bytes of a set; of an empty one, none. */
    public static byte[] encode(EntrySet set) {
        if (set.isEmpty()) {
            return new byte[0];
        }
        SetWriter writer = new SetWriter();
        if (set instanceof SubjectSet subject) {
            writer.subject(subject);
        } else if (set instanceof DirectorySet directory) {
            writer.directory(directory);
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
            bytes.write(set instanceof DirectorySet ? DIRECTORY_VERSION : FIRST_VERSION);
            writer.writeTo(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    /** The set of these bytes, or an {@link UnreadableSet}. No bytes at all are an empty set of a patient's. */
    public static EntrySet decode(byte[] bytes) {
        if (bytes.length == 0) {
            return SubjectSet.EMPTY;
        }
        if (bytes[0] != FIRST_VERSION && bytes[0] != DIRECTORY_VERSION) {
            throw new UnreadableSet("schema version " + (bytes[0] & 0xFF) + " is not known");
        }
        try {
            return new SetReader(FACTORY.createParser(bytes, 1, bytes.length - 1), bytes[0]).read();
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // The cause would carry content.
            throw new UnreadableSet("damaged (" + e.getClass().getSimpleName() + ")");
        }
    }
}
