package health.tributary.record.api;

import java.util.ArrayList;
import java.util.List;

/** The alternatives of a search parameter's value: parted by commas, of which a backslash takes the meaning (R4, section 3.1.1.4.0.1). */
final class Alternatives {
    private Alternatives() {}

    /** The alternatives, unescaped; empty ones are kept. */
    static List<String> of(String value) {
        List<String> all = new ArrayList<>();
        StringBuilder one = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length() && "\\,|$".indexOf(value.charAt(i + 1)) >= 0) {
                one.append(value.charAt(++i));
            } else if (c == ',') {
                all.add(one.toString());
                one.setLength(0);
            } else {
                one.append(c);
            }
        }
        all.add(one.toString());
        return all;
    }
}
