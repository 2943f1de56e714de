package health.tributary.normalizer.vocabulary;

import java.util.HashMap;
import java.util.Map;

/**
 * Whether a text is a unit by UCUM's grammar (UCUM, section 2, "Grammar of Units and Unit Terms"), over the atoms in
 * {@code /vocabulary/ucum-atoms.csv}: those of medicine, not all that UCUM has. Refuses more than UCUM does, never less.
 */
final class UcumGrammar {
    /** Longer texts are no units. */
    private static final int MAX_CHARACTERS = 64;

    private static final String[] PREFIXES = {
        "Y", "Z", "E", "P", "T", "G", "M", "k", "h", "da", "d", "c", "m", "u", "n", "p", "f", "a", "z", "y"
    };
    private static final Map<String, Boolean> METRIC_OF_ATOM = atoms();

    private final String text;
    private int at;

    private UcumGrammar(String text) {
        this.text = text;
    }

    static boolean accepts(String text) {
        if (text.isEmpty() || text.length() > MAX_CHARACTERS) {
            return false;
        }
        UcumGrammar parse = new UcumGrammar(text);
        return parse.term() && parse.at == text.length();
    }

    private boolean term() {
        if (peek() == '/') {
            at++;
        }
        if (!component()) {
            return false;
        }
        while (peek() == '.' || peek() == '/') {
            at++;
            if (!component()) {
                return false;
            }
        }
        return true;
    }

    private boolean component() {
        if (peek() == '(') {
            at++;
            if (!term() || peek() != ')') {
                return false;
            }
            at++;
            return true;
        }
        int start = at;
        while (at < text.length() && "./(){".indexOf(text.charAt(at)) < 0) {
            at += text.charAt(at) == '[' ? Math.max(1, text.indexOf(']', at) + 1 - at) : 1;
        }
        String simple = text.substring(start, at);
        boolean annotated = peek() == '{';
        if (annotated && !annotation()) {
            return false;
        }
        return simple.isEmpty() ? annotated : factor(simple) || unit(simple);
    }

    private boolean annotation() {
        int end = text.indexOf('}', at);
        for (int i = at + 1; i < end; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || c == '{' || c == '"' || c == '\\') {
                return false;
            }
        }
        at = end + 1;
        return end > 0;
    }

    private static boolean factor(String simple) {
        return simple.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean unit(String simple) {
        int end = simple.length();
        while (end > 0 && Character.digit(simple.charAt(end - 1), 10) >= 0) {
            end--;
        }
        if (end < simple.length() && end > 0 && (simple.charAt(end - 1) == '-' || simple.charAt(end - 1) == '+')) {
            end--;
        }
        String atom = simple.substring(0, end);
        if (METRIC_OF_ATOM.containsKey(atom)) {
            return true;
        }
        for (String prefix : PREFIXES) {
            if (atom.startsWith(prefix)
                    && METRIC_OF_ATOM.getOrDefault(atom.substring(prefix.length()), Boolean.FALSE)) {
                return true;
            }
        }
        return false;
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : -1;
    }

    private static Map<String, Boolean> atoms() {
        Map<String, Boolean> atoms = new HashMap<>();
        for (String[] row : Csv.rows("ucum-atoms")) {
            atoms.put(row[0], row[1].equals("Y"));
        }
        return Map.copyOf(atoms);
    }
}
