package health.tributary.record.fold;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The order of a resource's top-level elements in FHIR R4 (4.0.1), from {@code elements.txt}; what it does not know comes last. */
final class ElementOrder {
    private static final Map<String, Map<String, Integer>> BY_TYPE = read();

    private ElementOrder() {}

    /** Each element's place, by name; choice types as {@code value[x]}; of a type that R4 does not know, nothing. */
    static Map<String, Integer> of(String type) {
        return BY_TYPE.getOrDefault(type, Map.of());
    }

    /** Whether R4 lets the element repeat is not known here: its slots' keys say so. */
    static int compare(Map<String, Integer> order, String one, String other) {
        int byPlace = Integer.compare(
                order.getOrDefault(one, Integer.MAX_VALUE), order.getOrDefault(other, Integer.MAX_VALUE));
        return byPlace != 0 ? byPlace : one.compareTo(other);
    }

    private static Map<String, Map<String, Integer>> read() {
        Map<String, Map<String, Integer>> types = new HashMap<>();
        try (InputStream in = ElementOrder.class.getResourceAsStream("elements.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] words = line.split(" ", -1);
                    Map<String, Integer> order = new HashMap<>();
                    for (int i = 1; i < words.length; i++) {
                        order.put(words[i], i);
                    }
                    types.put(words[0], Map.copyOf(order));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(types);
    }
}
