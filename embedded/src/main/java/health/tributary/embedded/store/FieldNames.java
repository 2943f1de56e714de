package health.tributary.embedded.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/** Some names of top-level fields, found in documents without making text of each name that is met there. */
final class FieldNames {
    private final String[] names;
    private final byte[][] encoded;

    private FieldNames(Collection<String> names) {
        this.names = names.toArray(new String[0]);
        this.encoded = names.stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    static FieldNames of(Collection<String> names) {
        return new FieldNames(names);
    }

    int size() {
        return names.length;
    }

    /** The one that stands in a part of a document; null if none does. */
    String at(byte[] document, int from, int to) {
        for (int i = 0; i < encoded.length; i++) {
            byte[] name = encoded[i];
            if (name.length == to - from && Arrays.equals(name, 0, name.length, document, from, to)) {
                return names[i];
            }
        }
        return null;
    }
}
