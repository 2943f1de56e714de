package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** A language. FHIR takes only tags of BCP 47 as codes; any other naming stays as text. */
public final class Language {
    private static final Set<String> TWO_LETTERS = Set.copyOf(Arrays.asList(Locale.getISOLanguages()));

    private Language() {}

    /** CWE[CodeableConcept] with codes of ISO 639-1, with or without a country. */
    public static void concept(Composite value, Context context, JsonWriter out) {
        String code = value.text(1).trim();
        if (isTag(code)) {
            String tag = code.substring(0, 2).toLowerCase(Locale.ROOT)
                    + code.substring(2).toUpperCase(Locale.ROOT);
            out.list("coding")
                    .item()
                    .plain("system", "urn:ietf:bcp:47")
                    .plain("code", tag)
                    .close()
                    .close();
            out.text("text", value.has(2) ? value.text(2) : value.text(9));
        } else {
            out.text("text", Cwe.text(value));
        }
    }

    private static boolean isTag(String code) {
        boolean country = code.length() == 5 && code.charAt(2) == '-' && letters(code, 3, 5);
        return (code.length() == 2 || country)
                && TWO_LETTERS.contains(code.substring(0, 2).toLowerCase(Locale.ROOT));
    }

    private static boolean letters(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = (char) (text.charAt(i) | 0x20);
            if (c < 'a' || c > 'z') {
                return false;
            }
        }
        return true;
    }
}
