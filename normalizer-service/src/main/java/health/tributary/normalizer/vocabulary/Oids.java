package health.tributary.normalizer.vocabulary;

import java.util.HashMap;
import java.util.Map;

/** Code systems and identifier systems that CDA names by OID, to the URIs under which FHIR knows them ({@code /vocabulary/oid-systems.csv}). */
public final class Oids {
    private static final Map<String, String> SYSTEMS = systems();

    private Oids() {}

    /** The URI of an OID that has one of its own, or null. */
    public static String uri(String oid) {
        return SYSTEMS.get(oid);
    }

    private static Map<String, String> systems() {
        Map<String, String> systems = new HashMap<>();
        for (String[] row : Csv.rows("oid-systems")) {
            if (systems.put(row[0], row[1]) != null) {
                throw new IllegalStateException("an OID is listed twice");
            }
        }
        return Map.copyOf(systems);
    }
}
