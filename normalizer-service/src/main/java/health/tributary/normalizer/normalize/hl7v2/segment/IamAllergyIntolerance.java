package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.St;
import health.tributary.normalizer.vocabulary.Maps;
import java.util.Locale;

/** IAM[AllergyIntolerance]. */
public final class IamAllergyIntolerance {
    private static final String CLINICAL =
            "\"system\":\"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical\",\"code\":\"";
    private static final String VERIFICATION =
            "\"system\":\"http://terminology.hl7.org/CodeSystem/allergyintolerance-verification\",\"code\":\"";
    /** What {@link #MAP} leaves to the default. */
    public static final String ACTIVE = "\"clinicalStatus\":{\"coding\":[{" + CLINICAL + "active\"}]}";

    public static final SegmentMap MAP = SegmentMap.of("IAM", "AllergyIntolerance")
            .datum(2, "type", Cwe.codeWithOriginal(Maps.ALLERGY_TYPE))
            .row(2, "category#IAM-2", (iam, context, out) -> Al1AllergyIntolerance.category(iam, 2, out))
            .object(3, "code", Cwe::concept)
            .datum(4, "criticality", Cwe.codeWithOriginal(Maps.ALLERGY_CRITICALITY))
            .when(iam -> !iam.field(5).isPresent())
            .row(5, "reaction#IAM-5", (iam, context, out) -> Al1AllergyIntolerance.reaction(iam, 4, 5, context, out))
            .list(7, "identifier", Ei::identifier)
            .choice(11, "onset[x]", "onsetDateTime", Dtm::dateTime)
            .choice(12, "onset[x]", "onsetString", St::string)
            .when(iam -> !iam.field(11).isPresent())
            .datum(13, "recordedDate", Dtm::dateTime)
            .object(17, "clinicalStatus", IamAllergyIntolerance::clinicalStatus)
            .required(ACTIVE)
            .object(17, "verificationStatus", IamAllergyIntolerance::verificationStatus);

    private IamAllergyIntolerance() {}

    /** HL7 table 0438: only "confirmed but inactive" is not active; what is of no table says nothing of it. */
    private static void clinicalStatus(Composite value, Context context, JsonWriter out) {
        switch (code(value)) {
            case "I", "INACTIVE" -> coding(CLINICAL, "inactive", out);
            case "C", "U", "P", "S", "D", "ACTIVE" -> coding(CLINICAL, "active", out);
            default -> {
                // Warned of where the verification is read.
            }
        }
    }

    private static String code(Composite value) {
        return value.text(1).trim().toUpperCase(Locale.ROOT);
    }

    private static void verificationStatus(Composite value, Context context, JsonWriter out) {
        switch (code(value)) {
            case "C", "I" -> coding(VERIFICATION, "confirmed", out);
            case "U", "P", "S", "D" -> coding(VERIFICATION, "unconfirmed", out);
            case "ACTIVE", "INACTIVE" -> {
                // Whether it is confirmed is not said.
            }
            default -> context.warn(value.place(), "no code of HL7 table 0438; left out");
        }
    }

    private static void coding(String system, String code, JsonWriter out) {
        out.list("coding").item().raw(system + code + '"').close().close();
    }
}
