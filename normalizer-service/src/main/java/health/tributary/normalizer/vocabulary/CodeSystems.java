package health.tributary.normalizer.vocabulary;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Coding systems as HL7 v2 messages name them (HL7 table 0396), and the codes of HL7's own tables. */
public final class CodeSystems {
    public static final String IDENTIFIER_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0203";

    private static final String V2 = "http://terminology.hl7.org/CodeSystem/v2-";
    private static final Map<String, String> NAMED = named();
    private static final Map<String, Set<String>> V2_TABLES = tables();

    private CodeSystems() {}

    /** The URI of a coding system that HL7 table 0396 or common use knows, or null; not that of HL7's own tables. */
    public static String uri(String name) {
        String exact = NAMED.get(name);
        return exact != null ? exact : NAMED.get(name.toUpperCase(Locale.ROOT));
    }

    /** The four digits of an HL7 table's name such as {@code HL70063}, or null. */
    public static String table(String name) {
        if (name.length() == 7 && name.startsWith("HL7")) {
            for (int i = 3; i < 7; i++) {
                if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                    return null;
                }
            }
            return name.substring(3);
        }
        return null;
    }

    /** The URI of an HL7 table. */
    public static String tableUri(String table) {
        return V2 + table;
    }

    /** Whether HL7 defines a code in a table; sites extend many tables with codes of their own. */
    public static boolean defines(String table, String code) {
        Set<String> codes = V2_TABLES.get(table);
        return codes != null && codes.contains(code);
    }

    private static Map<String, String> named() {
        Map<String, String> named = new HashMap<>();
        for (String[] row : Csv.rows("code-systems")) {
            named.put(row[0], row[1]);
        }
        return Map.copyOf(named);
    }

    private static Map<String, Set<String>> tables() {
        Map<String, Set<String>> tables = new HashMap<>();
        for (String[] row : Csv.rows("v2-tables")) {
            tables.put(row[0], new HashSet<>(Arrays.asList(row[1].split(" ", -1))));
        }
        return Map.copyOf(tables);
    }
}
