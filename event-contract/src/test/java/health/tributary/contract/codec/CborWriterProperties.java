package health.tributary.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The writer's bytes are those of Jackson's generator, which wrote what is in the archives. */
class CborWriterProperties {
    private interface Step {
        void run(CBORGenerator out) throws IOException;
    }

    private static byte[] jackson(Step step) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator out = CborWriter.FACTORY.createGenerator(bytes)) {
            step.run(out);
        }
        return bytes.toByteArray();
    }

    @Property
    void numbers(@ForAll long value) throws IOException {
        assertThat(new CborWriter(0).number(value).toBytes()).isEqualTo(jackson(out -> out.writeNumber(value)));
    }

    @Property
    void smallNumbers(@ForAll @IntRange(min = -70_000, max = 70_000) int value) throws IOException {
        assertThat(new CborWriter(0).number(value).toBytes()).isEqualTo(jackson(out -> out.writeNumber((long) value)));
    }

    @Property
    void arrays(@ForAll @IntRange(max = 70_000) int size) throws IOException {
        byte[] head = new CborWriter(0).array(size).toBytes();
        byte[] whole = jackson(out -> {
            out.writeStartArray(null, size);
            for (int i = 0; i < size; i++) {
                out.writeNull();
            }
            out.writeEndArray();
        });
        assertThat(whole).startsWith(head).hasSize(head.length + size);
    }

    @Property
    void texts(@ForAll @IntRange(max = 9_000) int length, @ForAll @IntRange(max = 3) int kind) throws IOException {
        String unit = switch (kind) {
            case 0 -> "a";
            case 1 -> "\u00E4";
            case 2 -> "\u20AC";
            default -> "\uD83D\uDE00";
        };
        String whole = "x" + unit.repeat(length);
        assertThat(new CborWriter(0).text(whole).toBytes()).isEqualTo(jackson(out -> out.writeString(whole)));
    }

    @Example
    void limits() throws IOException {
        for (long value : new long[] {
            0,
            23,
            24,
            255,
            256,
            65_535,
            65_536,
            0xFFFF_FFFFL,
            0x1_0000_0000L,
            Long.MAX_VALUE,
            -1,
            -24,
            -25,
            -256,
            -257,
            -0x1_0000_0000L,
            -0x1_0000_0001L,
            Long.MIN_VALUE
        }) {
            numbers(value);
        }
        for (int length : new int[] {0, 23, 24, 255, 256, 3_995, 3_996, 3_997, 7_992, 7_993}) {
            for (int kind = 0; kind <= 3; kind++) {
                texts(length, kind);
            }
        }
    }
}
