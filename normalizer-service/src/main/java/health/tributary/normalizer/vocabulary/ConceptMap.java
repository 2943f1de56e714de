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

    private ConceptMap(String name) {
        this.name = name;
        this.table = name.substring(0, 4);
    }

    /** Reads the map of that name, such as {@code 0001-administrative-gender}; its first four digits are the HL7 table. */
    static ConceptMap load(String name) {
        ConceptMap map = new ConceptMap(name);
        for (String[] row : Csv.rows(name)) {
            if (map.concepts.put(row[0], Concept.of(row[3], row[1], row[2])) != null) {
                throw new IllegalStateException(name + " has a code twice");
            }
        }
        return map;
    }

    /** Its name, such as {@code 0001-administrative-gender}. */
    public String name() {
        return name;
    }

    /** The HL7 table whose codes are mapped, four digits. */
    public String table() {
        return table;
    }

    /** What a code means in FHIR, or null; a code that only differs in case is taken. */
    public Concept get(String code) {
        Concept exact = concepts.get(code);
        return exact != null || code.isEmpty() ? exact : concepts.get(code.toUpperCase(Locale.ROOT));
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
