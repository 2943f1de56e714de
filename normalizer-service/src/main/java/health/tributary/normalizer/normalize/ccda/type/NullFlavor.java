package health.tributary.normalizer.normalize.ccda.type;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;

/**
 * Why a value is not there (CDA's {@code nullFlavor}) as FHIR's data-absent-reason. Only what FHIR demands is written as absent; anything
 * else that is null is left out.
 */
public final class NullFlavor {
    private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    private NullFlavor() {}

    /** The reason of an element that is null or not there at all. */
    public static String reason(Element element) {
        return switch (element.attribute("nullFlavor")) {
            case "ASKU" -> "asked-unknown";
            case "NASK" -> "not-asked";
            case "NAV" -> "temp-unknown";
            case "MSK" -> "masked";
            case "NA" -> "not-applicable";
            case "NINF" -> "negative-infinity";
            case "PINF" -> "positive-infinity";
            case "OTH", "DER", "UNC", "INV" -> "unsupported";
            default -> "unknown";
        };
    }

    /** The members of a CodeableConcept that says so. */
    public static void concept(Element element, JsonWriter out) {
        out.list("coding").item();
        out.plain("system", SYSTEM).plain("code", reason(element)).close().close();
    }

    /** The member {@code extension} that says so, for an object or for the twin of a primitive. */
    public static void extension(Element element, JsonWriter out) {
        out.list("extension").item();
        out.plain("url", Extensions.DATA_ABSENT_REASON)
                .plain("valueCode", reason(element))
                .close()
                .close();
    }

    /** A primitive without a value, with the reason. */
    public static void primitive(String name, Element element, JsonWriter out) {
        out.object('_' + name);
        extension(element, out);
        out.close();
    }
}
