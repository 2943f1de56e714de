package health.tributary.normalizer.normalize.ccda.entry;

import health.tributary.ccda.Element;
import java.util.Map;

/** {@code statusCode} (HL7 ActStatus) and the values of status observations, to FHIR's codes of each resource. */
final class Statuses {
    /** ActStatus of an observation (C-CDA on FHIR, result status). */
    static final Map<String, String> OBSERVATION = Map.of(
            "completed", "final",
            "active", "preliminary",
            "held", "registered",
            "new", "registered",
            "suspended", "registered",
            "aborted", "cancelled",
            "cancelled", "cancelled",
            "nullified", "entered-in-error");

    /** ActStatus of a battery of results. */
    static final Map<String, String> REPORT = Map.of(
            "completed", "final",
            "active", "partial",
            "held", "registered",
            "new", "registered",
            "suspended", "registered",
            "aborted", "cancelled",
            "cancelled", "cancelled",
            "nullified", "entered-in-error");

    /** ActStatus of what is done to a patient. */
    static final Map<String, String> EVENT = Map.of(
            "completed", "completed",
            "active", "in-progress",
            "new", "preparation",
            "held", "on-hold",
            "suspended", "on-hold",
            "aborted", "stopped",
            "cancelled", "not-done",
            "nullified", "entered-in-error");

    /** ActStatus of what was asked for or planned. */
    static final Map<String, String> REQUEST = Map.of(
            "active", "active",
            "new", "draft",
            "held", "on-hold",
            "suspended", "on-hold",
            "completed", "completed",
            "aborted", "revoked",
            "cancelled", "revoked",
            "nullified", "entered-in-error");

    /** ActStatus of a prescription. */
    static final Map<String, String> PRESCRIPTION = Map.of(
            "active", "active",
            "new", "draft",
            "held", "on-hold",
            "suspended", "on-hold",
            "completed", "completed",
            "aborted", "stopped",
            "cancelled", "cancelled",
            "nullified", "entered-in-error");

    /** ActStatus of a medicine that is taken. */
    static final Map<String, String> TAKING = Map.of(
            "active", "active",
            "new", "intended",
            "held", "on-hold",
            "suspended", "on-hold",
            "completed", "completed",
            "aborted", "stopped",
            "cancelled", "not-taken",
            "nullified", "entered-in-error");

    private static final Map<String, String> CLINICAL = Map.of(
            "55561003", "active",
            "73425007", "inactive",
            "413322009", "resolved",
            "277022003", "remission",
            "765205004", "remission",
            "246455001", "recurrence",
            "263855007", "relapse");

    private Statuses() {}

    /** What an act's status is in one of these maps; the default where it has none that is known. */
    static String of(Element act, Map<String, String> map, String otherwise) {
        return map.getOrDefault(act.child("statusCode").attribute("code"), otherwise);
    }

    /** The clinical status that a Problem or Allergy Status Observation says (SNOMED CT), or null. */
    static String clinical(Element value) {
        return CLINICAL.get(value.attribute("code"));
    }

    /** A member that is a CodeableConcept of one code of one of HL7's own systems. */
    static String concept(String member, String system, String code) {
        return '"' + member + "\":{" + coding(system, code) + '}';
    }

    /** The member {@code coding} with one code of one of HL7's own systems. */
    static String coding(String system, String code) {
        return "\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/" + system + "\",\"code\":\"" + code
                + "\"}]";
    }
}
