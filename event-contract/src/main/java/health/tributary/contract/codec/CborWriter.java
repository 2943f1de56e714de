package health.tributary.contract.codec;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/** Writes one record as a CBOR array (RFC 8949) of values in a fixed order. */
final class CborWriter {
    static final CBORFactory FACTORY = CBORFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private static final long MICROS = 1_000_000;

    private final ByteArrayOutputStream bytes;
    private final CBORGenerator out;

    CborWriter(int expectedBytes) {
        try {
            this.bytes = new ByteArrayOutputStream(expectedBytes);
            this.out = FACTORY.createGenerator(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CborWriter array(int size) {
        return write(() -> out.writeStartArray(null, size));
    }

    CborWriter end() {
        return write(out::writeEndArray);
    }

    CborWriter number(long value) {
        return write(() -> out.writeNumber(value));
    }

    CborWriter flag(boolean value) {
        return write(() -> out.writeBoolean(value));
    }

    CborWriter text(String value) {
        return write(() -> out.writeString(value));
    }

    CborWriter textOrNull(String value) {
        return value == null ? write(out::writeNull) : text(value);
    }

    /** Microseconds since the epoch: HL7 v2 knows four decimals of a second. */
    CborWriter time(Instant value) {
        return number(Math.addExact(Math.multiplyExact(value.getEpochSecond(), MICROS), value.getNano() / 1_000));
    }

    CborWriter timeOrNull(Optional<Instant> value) {
        return value.isPresent() ? time(value.get()) : write(out::writeNull);
    }

    byte[] toBytes() {
        write(out::close);
        return bytes.toByteArray();
    }

    private interface Step {
        void run() throws IOException;
    }

    private CborWriter write(Step step) {
        try {
            step.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
