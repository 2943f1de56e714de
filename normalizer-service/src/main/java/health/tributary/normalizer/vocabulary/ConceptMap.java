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
    /** By what people call them, as {@link #spelled} has it; null where two are called the same. */
    private final Map<String, Concept> called = new HashMap<>();

    private ConceptMap(String name) {
        this.name = name;
        this.table = name.substring(0, 4);
    }

    /**
     * Reads the map of that name, such as {@code 0001-administrative-gender}; its first four digits are the HL7 table. A row may end with
     * what some senders write in place of its code, without blanks and hyphens.
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
        String spelled = spelled(words);
        boolean one = !called.containsKey(spelled) || concept.equals(called.get(spelled));
        called.put(spelled, one ? concept : null);
    }

    /** In capitals and as one word: {@code No Show}, {@code no-show} and {@code NOSHOW} are the same. */
    private static String spelled(String words) {
        StringBuilder one = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean joins = i > 0 && i < words.length() - 1 && (c == ' ' || c == '-' || c == '_');
            if (!joins) {
                one.append(c);
            }
        }
        return one.toString().toUpperCase(Locale.ROOT);
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
     * in its place ({@code Female}, {@code Not Given}).
     */
    public Concept get(String code) {
        Concept exact = concepts.get(code);
        if (exact != null || code.isEmpty()) {
            return exact;
        }
        String capitals = code.toUpperCase(Locale.ROOT);
        Concept other = concepts.get(capitals);
        return other != null ? other : called.get(spelled(code));
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
