package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Component;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Documents that are cut over several OBX: senders whose fields are bounded send one file as the ED of one OBX after another. The standard has
 * no such thing; that it is one file is told by how its base64 begins.
 */
public final class ObxPieces {
    /** How files begin in base64: PDF, PostScript, JPEG, PNG, GIF, TIFF of both byte orders, WebP, RTF, OLE, ZIP, XML, HTML, a byte order mark. */
    private static final List<byte[]> BEGINNINGS = Stream.of(
                    "JVBERi0",
                    "JSFQUy",
                    "/9j/",
                    "iVBORw0KGgo",
                    "R0lGOD",
                    "SUkqA",
                    "TU0AK",
                    "UklGR",
                    "e1xydGY",
                    "0M8R4KGx",
                    "UEsDB",
                    "PD94bWw",
                    "PGh0bW",
                    "PEhUTU",
                    "PCFET0",
                    "77u/")
            .map(beginning -> beginning.getBytes(StandardCharsets.US_ASCII))
            .toList();

    private ObxPieces() {}

    /**
     * Whether an OBX goes on with the file of others: it stands right behind them, has their code, status, type and encoding, and begins no
     * file itself. A piece that is padded ends its file, unless the next has its sub-id.
     *
     * @param pieces at least one, in their order
     */
    public static boolean continues(List<Segment> pieces, Segment next) {
        Segment first = pieces.get(0);
        Segment last = pieces.get(pieces.size() - 1);
        return isDatum(next)
                && isDatum(first)
                && next.index() == last.index() + 1
                && first.field(3).raw().equals(next.field(3).raw())
                && first.text(11).equals(next.text(11))
                && continues(first.field(5).repetition(1), next.field(5).repetition(1))
                && (!isPadded(last) || last.field(4).raw().equals(next.field(4).raw()));
    }

    /** The value of the last piece that belongs to a value of the first one. */
    public static Repetition end(List<Segment> pieces, Repetition value) {
        return pieces.size() == 1
                ? value
                : pieces.get(pieces.size() - 1).field(5).repetition(1);
    }

    private static boolean isDatum(Segment obx) {
        return obx.is("OBX") && ObxValue.type(obx).equals("ED") && obx.field(5).count() == 1;
    }

    private static boolean continues(Repetition begun, Repetition more) {
        for (int component = 2; component <= 4; component++) {
            String told = more.component(component).raw();
            if (!told.isEmpty() && !told.equals(begun.component(component).raw())) {
                return false;
            }
        }
        return begun.component(4).text().trim().equalsIgnoreCase("Base64")
                && begins(begun.component(5))
                && more.component(5).isPresent()
                && !begins(more.component(5));
    }

    private static boolean begins(Component data) {
        ByteBuffer bytes = data.bytes();
        return BEGINNINGS.stream()
                .anyMatch(beginning -> bytes.remaining() >= beginning.length
                        && bytes.slice(0, beginning.length).equals(ByteBuffer.wrap(beginning)));
    }

    private static boolean isPadded(Segment obx) {
        ByteBuffer bytes = obx.field(5).repetition(1).component(5).bytes();
        return bytes.hasRemaining() && bytes.get(bytes.limit() - 1) == '=';
    }
}
