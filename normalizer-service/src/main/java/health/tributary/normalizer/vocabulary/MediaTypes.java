package health.tributary.normalizer.vocabulary;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Media types from what HL7 v2 says in two parts (tables 0834 and 0291), and from what senders write there instead. */
public final class MediaTypes {
    /** The media type of what nobody says anything of. */
    public static final String UNKNOWN = "application/octet-stream";

    private static final Set<String> TOP =
            Set.of("application", "audio", "font", "image", "message", "model", "multipart", "text", "video");
    private static final Map<String, String> SUBTYPES = subtypes();

    private MediaTypes() {}

    /** The media type of a type of data and its subtype, in small letters; {@link #UNKNOWN} if they say nothing that is known. */
    public static String of(String type, String subtype) {
        String one = type.strip().toLowerCase(Locale.ROOT);
        String two = subtype.strip().toLowerCase(Locale.ROOT);
        if (isToken(two) && two.indexOf('/') > 0) {
            return two;
        }
        if (isToken(one) && one.indexOf('/') > 0) {
            return one;
        }
        if (SUBTYPES.containsKey(two)) {
            return SUBTYPES.get(two);
        }
        if (TOP.contains(one) && isToken(two)) {
            return one + '/' + two;
        }
        return SUBTYPES.getOrDefault(one, UNKNOWN);
    }

    private static boolean isToken(String text) {
        int slashes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            slashes += c == '/' ? 1 : 0;
            boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!letter && "+-./".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty() && slashes <= 1 && text.charAt(0) != '/' && text.charAt(text.length() - 1) != '/';
    }

    private static Map<String, String> subtypes() {
        Map<String, String> types = new HashMap<>();
        for (String[] row : Csv.rows("media-types")) {
            types.put(row[0], row[1]);
        }
        return Map.copyOf(types);
    }
}
