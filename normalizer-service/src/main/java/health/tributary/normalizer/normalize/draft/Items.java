package health.tributary.normalizer.normalize.draft;

import java.util.LinkedHashSet;
import java.util.Set;

/** The items of a slot of a repeating element, of several places that speak of one thing: each once, in their order. */
public final class Items {
    private final Set<String> items = new LinkedHashSet<>();

    /** Adds the items of a slot's JSON: objects, or texts, with commas between them. */
    public void add(String json) {
        int depth = 0;
        int begin = 0;
        boolean quoted = false;
        for (int at = 0; at < json.length(); at++) {
            char c = json.charAt(at);
            if (quoted) {
                at += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            } else if (c == ',' && depth == 0) {
                items.add(json.substring(begin, at));
                begin = at + 1;
            }
        }
        items.add(json.substring(begin));
    }

    /** All of them as a slot's JSON; null if there are none. */
    public String json() {
        return items.isEmpty() ? null : String.join(",", items);
    }
}
