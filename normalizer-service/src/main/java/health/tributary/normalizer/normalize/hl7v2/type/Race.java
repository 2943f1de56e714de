package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.hl7v2.Field;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import java.util.Set;

/**
 * Race and ethnic group, which the official tables leave to local extensions: those of US Core where the codes are the CDC's
 * (HL7 tables 0005 and 0189), else this project's own with the concept as it was sent.
 */
public final class Race {
    private static final String CDC = "urn:oid:2.16.840.1.113883.6.238";
    private static final String US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-";
    private static final Set<String> CDC_NAMES = Set.of("HL70005", "HL70189", "CDCREC", "CDCRE", "");
    private static final Set<String> OMB_RACES = Set.of("1002-5", "2028-9", "2054-5", "2076-8", "2106-3");
    private static final Set<String> OMB_ETHNICITIES = Set.of("2135-2", "2186-5");

    private Race() {}

    /** PID-10. */
    public static void race(Segment pid, Context context, JsonWriter out) {
        write(pid.field(10), "race", OMB_RACES, Extensions.RACE, context, out);
    }

    /** PID-22. */
    public static void ethnicity(Segment pid, Context context, JsonWriter out) {
        write(pid.field(22), "ethnicity", OMB_ETHNICITIES, Extensions.ETHNICITY, context, out);
    }

    private static void write(
            Field field, String name, Set<String> categories, String own, Context context, JsonWriter out) {
        StringBuilder text = new StringBuilder();
        out.item().list("extension");
        for (Repetition each : field.repetitions()) {
            Composite value = Composite.of(each);
            if (isCdc(value)) {
                String code = value.text(1).trim();
                out.item().plain("url", categories.contains(code) ? "ombCategory" : "detailed");
                out.object("valueCoding").plain("system", CDC).plain("code", code);
                out.text("display", value.text(2)).close().close();
                text.append(text.length() == 0 ? "" : ", ")
                        .append(Cwe.text(value).strip());
            }
        }
        if (text.length() > 0) {
            out.item().plain("url", "text").text("valueString", text.toString()).close();
        }
        out.close();
        if (!out.untouched()) {
            out.plain("url", US_CORE + name);
        }
        out.close();
        uncoded(field, own, context, out);
    }

    private static void uncoded(Field field, String own, Context context, JsonWriter out) {
        for (Repetition each : field.repetitions()) {
            Composite value = Composite.of(each);
            if (!isCdc(value) && value.isPresent()) {
                int cut = out.length();
                out.item().plain("url", own);
                int before = out.length();
                out.object("valueCodeableConcept");
                Cwe.concept(value, context, out);
                out.close().closeIfGrown(before, cut);
            }
        }
    }

    /** Codes of the CDC's list are four digits, a hyphen and a check digit. */
    private static boolean isCdc(Composite value) {
        String code = value.text(1).trim();
        if (code.length() != 6
                || code.charAt(4) != '-'
                || !CDC_NAMES.contains(value.text(3).trim())) {
            return false;
        }
        for (int i = 0; i < 6; i++) {
            if (i != 4 && (code.charAt(i) < '0' || code.charAt(i) > '9')) {
                return false;
            }
        }
        return true;
    }
}
