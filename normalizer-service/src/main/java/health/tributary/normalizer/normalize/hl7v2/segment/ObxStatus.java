package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.ResultMaps;

/**
 * OBX-11, the status of a result (HL7 table 0085): what it becomes in FHIR, and its class. A final result is replaced only by
 * what is final too, however late a preliminary one arrives.
 *
 * @param code the code of HL7 table 0085 in capitals; empty where none was sent
 * @param status the JSON of {@code Observation.status}
 * @param rank 0 of the preliminary class and where nothing is said, 1 of the final class
 */
public record ObxStatus(String code, String status, int rank) {
    private static final String FINAL_CLASS = "FUCADWXBV";
    private static final String NO_VALUE = "DWXN";
    private static final String UNKNOWN = "\"status\":\"unknown\"";
    private static final String CANNOT_BE_OBTAINED = "\"status\":\"cancelled\",\"_status\":{\"extension\":[{"
            + "\"url\":\"http://hl7.org/fhir/StructureDefinition/alternate-codes\",\"valueCodeableConcept\":{\"coding\":"
            + "[{\"system\":\"http://terminology.hl7.org/CodeSystem/v2-0085\",\"code\":\"X\"}]}}]}";

    /** The status that a result's OBX-11 says; one that is no code of the table counts as none. */
    public static ObxStatus of(String written) {
        String code = written.trim().toUpperCase(java.util.Locale.ROOT);
        Concept mapped = ResultMaps.OBSERVATION_STATUS.get(code);
        if (mapped == null) {
            return new ObxStatus("", UNKNOWN, 0);
        }
        String json = code.equals("X") ? CANNOT_BE_OBTAINED : "\"status\":\"" + mapped.code() + '"';
        return new ObxStatus(code, json, FINAL_CLASS.contains(code) ? 1 : 0);
    }

    /** The status where OBX-11 is silent and the order as a whole has one: final of final, else unknown. */
    public ObxStatus orOfOrder(String resultStatus) {
        return code.isEmpty() && (resultStatus.equals("F") || resultStatus.equals("C"))
                ? new ObxStatus("", "\"status\":\"final\"", 0)
                : this;
    }

    /** The status of an answer that came with an order: one that is given stands, also where OBX-11 is silent or says that no result is there (O). */
    public ObxStatus orAnswered() {
        return code.isEmpty() || code.equals("O") ? new ObxStatus("", "\"status\":\"final\"", 0) : this;
    }

    /** Whether no value may be shown: deleted, wrong, unobtainable, not asked. */
    public boolean withholdsValue() {
        return !code.isEmpty() && NO_VALUE.contains(code);
    }

    /** Whether the result is taken back: deleted, or posted as wrong. */
    public boolean deletes() {
        return code.equals("D");
    }

    /** A code of FHIR's data-absent-reason for a result that has no value, or null. */
    public String absentReason() {
        return switch (code) {
            case "N" -> "not-asked";
            case "X" -> "not-performed";
            default -> null;
        };
    }
}
