package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Component;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Documents that are cut over several OBX: senders whose fields are bounded send one file as the ED of one OBX after another. The standard has
 * no such thing; that it is one file is told by how its base64 begins.
 */
public final class ObxPieces {
    /** How files begin in base64: PDF, JPEG, PNG, GIF, TIFF of both byte orders, RTF, OLE, ZIP, XML. */
    private static final List<byte[]> BEGINNINGS = List.of(
                    "JVBERi0",
                    "/9j/",
                    "iVBORw0KGgo",
                    "R0lGOD",
                    "SUkqA",
                    "TU0AK",
                    "e1xydGY",
                    "0M8R4KGx",
                    "UEsDB",
                    "PD94bWw")
            .stream()
            .map(beginning -> beginning.getBytes(StandardCharsets.US_ASCII))
            .toList();

    private ObxPieces() {}

    /** Whether an OBX goes on with the file that begins in one before it: of one code, type and encoding, and begins none itself. */
    public static boolean continues(Segment first, Segment next) {
        if (!ObxValue.type(first).equals("ED")
                || !ObxValue.type(next).equals("ED")
                || first.field(5).count() != 1
                || next.field(5).count() != 1
                || !first.field(3).raw().equals(next.field(3).raw())) {
            return false;
        }
        Repetition begun = first.field(5).repetition(1);
        Repetition more = next.field(5).repetition(1);
        return isOfOneType(begun, more)
                && begun.component(4).text().trim().equalsIgnoreCase("Base64")
                && begins(begun.component(5))
                && more.component(5).isPresent()
                && !begins(more.component(5));
    }

    private static boolean isOfOneType(Repetition one, Repetition other) {
        for (int component = 2; component <= 4; component++) {
            String told = other.component(component).raw();
            if (!told.isEmpty() && !told.equals(one.component(component).raw())) {
                return false;
            }
        }
        return true;
    }

    private static boolean begins(Component data) {
        ByteBuffer bytes = data.bytes();
        return BEGINNINGS.stream()
                .anyMatch(beginning -> bytes.remaining() >= beginning.length
                        && bytes.slice(0, beginning.length).equals(ByteBuffer.wrap(beginning)));
    }
}
