package health.tributary.normalizer.vocabulary;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Units as senders write them, to UCUM codes. A text that UCUM does not know is recognised only through
 * {@code /vocabulary/ucum-units.csv}, which lists a code once with its usual spellings; a text in capitals is read as that
 * table's code, because many senders have no small letters ({@code MMOL/L}), never by UCUM's grammar, in which {@code MG} is
 * a megagram. What is not known has no code: a wrong unit is worse than none. Nothing is converted here; see {@link Molar}.
 */
public final class Ucum {
    /** UCUM's URI as a FHIR system. */
    public static final String SYSTEM = "http://unitsofmeasure.org";

    private static final Map<String, String> CODES = new HashMap<>();
    private static final Map<String, String> SPELLINGS = new HashMap<>();

    static {
        for (String[] row : Csv.rows("ucum-units")) {
            add(row[0], row[1].split(" ", -1));
        }
    }

    private Ucum() {}

    /** The UCUM code of a unit as it was written, or null if it is not known. */
    public static String code(String written) {
        if (CODES.containsKey(written)) {
            return written;
        }
        return SPELLINGS.get(folded(written));
    }

    /**
     * The UCUM code of a unit whose sender says that it is UCUM: also one that is in no table, if it is well-formed; or null.
     */
    public static String declared(String written) {
        String code = code(written);
        if (code != null) {
            return code;
        }
        String micro = micro(written);
        return UcumGrammar.accepts(micro) ? micro : null;
    }

    /** The members {@code system} and {@code code} of a Quantity. */
    public static String members(String code) {
        String known = CODES.get(code);
        return known != null ? known : json(code);
    }

    static Set<String> codes() {
        return CODES.keySet();
    }

    private static void add(String code, String... spellings) {
        if (CODES.put(code, json(code)) != null) {
            throw new IllegalStateException("a unit is listed twice");
        }
        spell(folded(code), code);
        for (String spelling : spellings) {
            if (!spelling.isEmpty()) {
                spell(folded(spelling), code);
            }
        }
    }

    private static void spell(String folded, String code) {
        String other = SPELLINGS.put(folded, code);
        if (other != null && !other.equals(code)) {
            throw new IllegalStateException("one spelling of " + code + " is also one of " + other);
        }
    }

    private static String json(String code) {
        return "\"system\":\"" + SYSTEM + "\",\"code\":\"" + code + '"';
    }

    /** Without blanks and case, one micro sign (there are U+00B5 and U+03BC), one power sign. */
    private static String folded(String written) {
        StringBuilder folded = new StringBuilder(written.length());
        String micro = micro(written);
        for (int i = 0; i < micro.length(); i++) {
            char c = micro.charAt(i);
            if (c == '^') {
                folded.append('*');
            } else if (c > ' ' && c != 0xA0) {
                folded.append(c);
            }
        }
        return folded.toString().toUpperCase(Locale.ROOT);
    }

    private static String micro(String written) {
        return written.replace('\u00B5', 'u').replace('\u03BC', 'u');
    }
}
