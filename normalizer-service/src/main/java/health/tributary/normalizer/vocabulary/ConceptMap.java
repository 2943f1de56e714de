package health.tributary.normalizer.vocabulary;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One official concept map of V2-to-FHIR: codes of an HL7 table to FHIR codes. Kept as a table in
 * {@code /vocabulary/<table>-<name>.csv}.
 */
public final class ConceptMap {
    private final String name;
    private final String table;
    private final Map<String, Concept> concepts = new HashMap<>();
    /** By what people call them, in capitals; null where two are called the same. */
    private final Map<String, Concept> called = new HashMap<>();

    private ConceptMap(String name) {
        this.name = name;
        this.table = name.substring(0, 4);
    }

    /**
     * Reads the map of that name, such as {@code 0001-administrative-gender}; its first four digits are the HL7 table. A row may end with
     * what some senders write in place of its code.
     */
    static ConceptMap load(String name) {
        ConceptMap map = new ConceptMap(name);
        for (String[] row : Csv.rows(name)) {
            Concept concept = Concept.of(row[3], row[1], row[2]);
            if (map.concepts.put(row[0], concept) != null) {
                throw new IllegalStateException(name + " has a code twice");
            }
            map.call(row[2], concept);
            if (row.length > 4 && !row[4].isEmpty()) {
                for (String word : row[4].split(" ", -1)) {
                    map.call(word, concept);
                }
            }
        }
        return map;
    }

    private void call(String words, Concept concept) {
        String capitals = words.toUpperCase(Locale.ROOT);
        boolean one = !called.containsKey(capitals) || concept.equals(called.get(capitals));
        called.put(capitals, one ? concept : null);
    }

    /** Its name, such as {@code 0001-administrative-gender}. */
    public String name() {
        return name;
    }

    /** The HL7 table whose codes are mapped, four digits. */
    public String table() {
        return table;
    }

    /**
     * What a code means in FHIR, or null. One that only differs in case is taken, and so are the words for it that some systems send
     * in its place ({@code Female}).
     */
    public Concept get(String code) {
        Concept exact = concepts.get(code);
        if (exact != null || code.isEmpty()) {
            return exact;
        }
        String capitals = code.toUpperCase(Locale.ROOT);
        Concept other = concepts.get(capitals);
        return other != null ? other : called.get(capitals);
    }

    /**
     * Whether codes of a coding system, as CWE.3 names it, are this map's: those of its HL7 table, or of none named.
     */
    public boolean applies(String codingSystem) {
        return codingSystem.isEmpty()
                || codingSystem.equals(table)
                || (codingSystem.length() == 7 && codingSystem.startsWith("HL7") && codingSystem.endsWith(table));
    }

    /** All it translates. */
    public Map<String, Concept> all() {
        return Collections.unmodifiableMap(concepts);
    }
}
