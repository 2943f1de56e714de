package health.tributary.normalizer.normalize.ccda.type;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import java.util.Locale;

/** TEL: a telephone number, an e-mail or another address, as a URL with its use. */
public final class Tel {
    private Tel() {}

    /** TEL[ContactPoint]: the members; nothing where it is null. */
    public static void contactPoint(Element telecom, Context context, JsonWriter out) {
        String url = telecom.attribute("value");
        int colon = url.indexOf(':');
        String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
        String value = switch (scheme) {
            case "tel", "fax", "mailto", "sms" -> url.substring(colon + 1).strip();
            default -> url;
        };
        if (value.isEmpty()) {
            return;
        }
        String system = system(scheme, value, telecom.attribute("use"));
        out.plain("system", system).text("value", value);
        String use = use(telecom.attribute("use"));
        if (use != null) {
            out.plain("use", use);
        }
    }

    /** Whether it is for reaching somebody at work. */
    public static boolean isWork(Element telecom) {
        return "work".equals(use(telecom.attribute("use")));
    }

    private static String system(String scheme, String value, String uses) {
        return switch (scheme) {
            case "tel" -> uses.contains("PG") ? "pager" : "phone";
            case "fax" -> "fax";
            case "mailto" -> "email";
            case "sms" -> "sms";
            case "http", "https", "ftp" -> "url";
            default -> value.indexOf('@') > 0 ? "email" : hasDigit(value) ? "phone" : "other";
        };
    }

    private static boolean hasDigit(String value) {
        return value.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private static String use(String uses) {
        for (String use : uses.split(" ", -1)) {
            switch (use) {
                case "H", "HP", "HV", "EC", "AS" -> {
                    return "home";
                }
                case "WP", "DIR", "PUB" -> {
                    return "work";
                }
                case "MC" -> {
                    return "mobile";
                }
                case "TMP" -> {
                    return "temp";
                }
                case "BAD" -> {
                    return "old";
                }
                default -> {}
            }
        }
        return null;
    }
}
