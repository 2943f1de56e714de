package health.tributary.normalizer.normalize.hl7v2.type;

/** The extensions that data types and segments write, by URL. Those of this project say what no standard one says. */
public final class Extensions {
    private static final String HL7 = "http://hl7.org/fhir/StructureDefinition/";
    private static final String OWN = "https://tributary.health/fhir/StructureDefinition/";

    /** The zone that was assumed for a time without offset, as the feed's configuration names it. */
    public static final String ASSUMED_TIMEZONE = OWN + "assumed-timezone";
    /** The text as it was sent, where FHIR cannot hold its precision. */
    public static final String ORIGINAL_TEXT = OWN + "original-text";
    /** Precision of a time that FHIR forces to be written to the second: {@code minute}. */
    public static final String TIME_PRECISION = OWN + "time-precision";
    /** When an encounter was expected to begin: an element of R5 only. */
    public static final String PLANNED_START = OWN + "encounter-planned-start";
    /** When an encounter is expected to end: an element of R5 only. */
    public static final String PLANNED_END = OWN + "encounter-planned-end";
    /** A race that is not coded by the CDC's list. */
    public static final String RACE = OWN + "patient-race";
    /** An ethnic group that is not coded by the CDC's list. */
    public static final String ETHNICITY = OWN + "patient-ethnicity";

    public static final String ALTERNATE_CODES = HL7 + "alternate-codes";
    public static final String DATA_ABSENT_REASON = HL7 + "data-absent-reason";

    private Extensions() {}

    /** The URL of an extension that HL7 defines. */
    public static String hl7(String name) {
        return HL7 + name;
    }

    /** The URL of an extension of this project. */
    public static String own(String name) {
        return OWN + name;
    }

    /** The URL of a code system of this project: for what no published one has a code. */
    public static String ownCodes(String name) {
        return "https://tributary.health/fhir/CodeSystem/" + name;
    }
}
