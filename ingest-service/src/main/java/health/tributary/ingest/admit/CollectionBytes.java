package health.tributary.ingest.admit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Resources' own bytes as a Bundle of type collection. */
final class CollectionBytes {
    private static final byte[] BEGIN = ascii("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[");
    private static final byte[] ENTRY = ascii("{\"resource\":");
    private static final byte[] END = ascii("]}");

    /** What a Bundle of nothing takes. */
    static final int BYTES = BEGIN.length + END.length;

    /** What each resource takes beside its own bytes. */
    static final int BYTES_AN_ENTRY = ENTRY.length + 2;

    private CollectionBytes() {}

    /** The Bundle's bytes; each of the resources is the text of one JSON object in UTF-8. */
    static byte[] of(List<byte[]> resources) {
        int size = BYTES;
        for (byte[] resource : resources) {
            size += resource.length + BYTES_AN_ENTRY;
        }
        ByteArrayOutputStream bundle = new ByteArrayOutputStream(size);
        bundle.writeBytes(BEGIN);
        for (int i = 0; i < resources.size(); i++) {
            if (i > 0) {
                bundle.write(',');
            }
            bundle.writeBytes(ENTRY);
            bundle.writeBytes(resources.get(i));
            bundle.write('}');
        }
        bundle.writeBytes(END);
        return bundle.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
