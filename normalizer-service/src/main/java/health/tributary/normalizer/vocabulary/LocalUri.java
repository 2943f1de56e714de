package health.tributary.normalizer.vocabulary;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** URIs for what senders name without one: identifier authorities and coding systems. Stable, and never another feed's. */
public final class LocalUri {
    private static final String AUTHORITY = "https://tributary.health/authority/";
    private static final String CODE_SYSTEM = "https://tributary.health/code-system/";
    private static final String UNRESERVED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    private static final String HEX = "0123456789ABCDEF";

    private LocalUri() {}

    /** The system of identifiers in a namespace: {@code https://tributary.health/authority/<namespace, percent-encoded>}. */
    public static String authority(String namespace) {
        return AUTHORITY + encoded(namespace);
    }

    /** The system of a feed's own codes. */
    public static String codeSystem(String feed, String name) {
        return CODE_SYSTEM + encoded(feed) + '/' + encoded(name);
    }

    /**
     * The URI of a universal id by its type (HL7 table 0301): {@code urn:oid:} of ISO, {@code urn:uuid:} of UUID and GUID,
     * the text itself of a URI; null where it is none of these or not what its type says.
     */
    public static String universal(String id, String type) {
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "ISO" -> isOid(id) ? "urn:oid:" + id : null;
            case "UUID", "GUID" ->
                isUuid(id) ? "urn:uuid:" + id.toLowerCase(Locale.ROOT) : isOid(id) ? "urn:oid:" + id : null;
            case "URI" -> isUri(id) ? id : null;
            case "" -> isOid(id) && id.indexOf('.') > 0 && id.length() > 8 ? "urn:oid:" + id : null;
            default -> null;
        };
    }

    /** Whether a text is an OID as FHIR has it: {@code [0-2](\.(0|[1-9][0-9]*))+}. */
    public static boolean isOid(String id) {
        if (id.length() < 3 || id.charAt(0) < '0' || id.charAt(0) > '2' || id.charAt(1) != '.') {
            return false;
        }
        int arc = 0;
        for (int i = 2; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean leadingZero = arc == 1 && id.charAt(i - 1) == '0';
            if (c == '.' ? arc == 0 : c < '0' || c > '9' || leadingZero) {
                return false;
            }
            arc = c == '.' ? 0 : arc + 1;
        }
        return arc > 0;
    }

    private static boolean isUuid(String id) {
        if (id.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? id.charAt(i) != '-' : Character.digit(id.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text is an absolute URI of a scheme that people use: http, https or urn. */
    public static boolean isUri(String id) {
        if (!id.startsWith("http://") && !id.startsWith("https://") && !id.startsWith("urn:")) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c <= ' ' || c >= 0x7F || c == '"' || c == '<' || c == '>' || c == '\\' || c == '`') {
                return false;
            }
        }
        return id.length() > 8;
    }

    /** A text percent-encoded (RFC 3986, section 2.1) but for unreserved characters and slashes: two texts never become one. */
    public static String encoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 8);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return encoded.toString();
    }
}
