package health.tributary.normalizer.normalize.ccda.type;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Languages: codes of three letters (ISO 639-2) become those of two that BCP 47 wants where there is one (RFC 5646, section 2.2.1). */
public final class Languages {
    private static final Map<String, String> SHORT = shorter();
    /** FHIR's common languages (R4, value set languages) that name a country; with any other country the language alone is the code. */
    private static final Set<String> WITH_COUNTRY = Set.of(
            "de-AT", "de-CH", "de-DE", "en-AU", "en-CA", "en-GB", "en-IN", "en-NZ", "en-SG", "en-US", "es-AR", "es-ES",
            "es-UY", "fr-BE", "fr-CH", "fr-FR", "fy-NL", "it-CH", "it-IT", "nl-BE", "nl-NL", "no-NO", "pt-BR", "ru-RU",
            "sr-RS", "sv-SE", "zh-CN", "zh-HK", "zh-SG", "zh-TW");

    private Languages() {}

    /** {@code languageCommunication} to the members of {@code Patient.communication}. */
    public static void communication(Element communication, Context context, JsonWriter out) {
        Element code = communication.child("languageCode");
        String sent = code.attribute("code");
        String tag = tag(sent);
        out.object("language");
        if (!tag.isEmpty()) {
            out.list("coding").item();
            out.plain("system", "urn:ietf:bcp:47").plain("code", tag).close().close();
        }
        boolean whole = tag.indexOf('-') >= 0 || (!tag.isEmpty() && sent.indexOf('-') < 0);
        if (!whole) {
            out.text("text", sent);
        }
        out.close();
        if (!out.untouched()) {
            Value.bool("preferred", communication.child("preferenceInd"), context, out);
        }
    }

    /** The tag of a code such as {@code en}, {@code eng}, {@code en-US}; without the country where FHIR does not list it, empty for what is no language. */
    public static String tag(String code) {
        int dash = code.indexOf('-');
        String language = (dash < 0 ? code : code.substring(0, dash)).toLowerCase(Locale.ROOT);
        String tag = language.length() == 3 ? SHORT.getOrDefault(language, "") : language;
        if (!SHORT.containsValue(tag)) {
            return "";
        }
        String whole = dash < 0 ? tag : tag + '-' + code.substring(dash + 1).toUpperCase(Locale.ROOT);
        return WITH_COUNTRY.contains(whole) ? whole : tag;
    }

    private static Map<String, String> shorter() {
        Map<String, String> shorter = new HashMap<>();
        for (String two : Locale.getISOLanguages()) {
            shorter.put(new Locale(two).getISO3Language(), two);
        }
        // The bibliographic codes of ISO 639-2, which differ from the terminological ones.
        String[] pairs =
                ("alb sq arm hy baq eu bur my chi zh cze cs dut nl fre fr geo ka ger de gre el ice is mac mk mao mi"
                                + " may ms per fa rum ro slo sk tib bo wel cy")
                        .split(" ", -1);
        for (int i = 0; i < pairs.length; i += 2) {
            shorter.put(pairs[i], pairs[i + 1]);
        }
        return Map.copyOf(shorter);
    }
}
