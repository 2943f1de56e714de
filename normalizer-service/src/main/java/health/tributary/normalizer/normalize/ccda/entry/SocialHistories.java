package health.tributary.normalizer.normalize.ccda.entry;

import health.tributary.ccda.Element;
import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.ccda.type.Cd;

/** Social History Observation, Smoking Status, Tobacco Use, Birth Sex, Pregnancy to Observation; the birth sex is the Patient's too. */
final class SocialHistories {
    private static final String BIRTH_SEX = "76689-9";
    private static final String RULE = "BirthSexObservation[Patient]";

    private SocialHistories() {}

    /** States what is known of how the patient lives. */
    static void put(Element entry, Context context) {
        Observations.put(entry, Observations.SOCIAL_HISTORY, context);
        if (Cd.is(entry.child("code"), Cd.LOINC, BIRTH_SEX)) {
            Element value = entry.child("value");
            String code = value.attribute("code");
            String sex = code.equals("F") || code.equals("M") ? code : "UNK";
            String json =
                    "{\"url\":\"http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex\",\"valueCode\":\""
                            + sex + "\"}";
            context.demographics().put(new Slot("extension#birthSex", 0, json, value.path(), RULE));
        }
    }
}
