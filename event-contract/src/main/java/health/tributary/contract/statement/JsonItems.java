package health.tributary.contract.statement;

import java.util.ArrayList;
import java.util.List;

/** Splits the text of a JSON array's items or of an object's members at its top-level commas: no parsing, no copying but the cuts. */
public final class JsonItems {
    private JsonItems() {}

    /** {@code {…},{…}} as its items, {@code "a":1,"b":[2]} as its members; the text must be canonical JSON. */
    public static List<String> split(String text) {
        List<String> items = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            } else if (c == ',' && depth == 0) {
                items.add(text.substring(from, i));
                from = i + 1;
            }
        }
        if (from < text.length()) {
            items.add(text.substring(from));
        }
        return items;
    }
}
