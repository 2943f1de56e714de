package health.tributary.record.view;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import java.util.Map;

/** References to patients: entries name the subject, answers the person. */
public final class References {
    private static final String PATIENT = "\"Patient/";
    private static final int ID_CHARACTERS = 32;

    private References() {}

    /**
     * The text with every {@code "Patient/<subject>"} as {@code "Patient/<person>"}; other text is untouched, and text without
     * a known subject is returned itself. Texts are replaced without being parsed: within a JSON string a quote is escaped, so
     * {@code "Patient/} begins a string, and only whole references match.
     */
    public static String rewrite(String resource, Map<SubjectId, PersonId> personOf) {
        StringBuilder out = null;
        int copied = 0;
        int at = resource.indexOf(PATIENT);
        while (at >= 0) {
            int from = at + PATIENT.length();
            int to = from + ID_CHARACTERS;
            if (to < resource.length() && resource.charAt(to) == '"' && id(resource, from, to)) {
                PersonId person = personOf.get(new SubjectId(resource.substring(from, to)));
                if (person != null && !resource.startsWith(person.value(), from)) {
                    out = out == null ? new StringBuilder(resource.length()) : out;
                    out.append(resource, copied, from).append(person.value());
                    copied = to;
                }
            }
            at = resource.indexOf(PATIENT, from);
        }
        return out == null
                ? resource
                : out.append(resource, copied, resource.length()).toString();
    }

    /** The text with each of these references, {@code Type/id}, as what stands for it; other text is untouched. */
    public static String replace(String resource, Map<String, String> references) {
        String text = resource;
        for (Map.Entry<String, String> one : references.entrySet()) {
            text = text.replace('"' + one.getKey() + '"', '"' + one.getValue() + '"');
        }
        return text;
    }

    private static boolean id(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= '2' && c <= '7')) {
                return false;
            }
        }
        return true;
    }
}
