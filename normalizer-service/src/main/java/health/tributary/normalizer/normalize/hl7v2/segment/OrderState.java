package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.ResultMaps;
import java.util.Locale;
import java.util.Set;

/**
 * How an order stands (FHIR's request-status), from its status (ORC-5, HL7 table 0038), else its control code (ORC-1, table 0119), else that of its
 * results (OBR-25, table 0123). Where ORC-5 only says that it lives, a control code that takes it back or holds it counts before it, as
 * many senders leave ORC-5 as it was. What a message only lets suppose has rank 0, so that it never covers what another one says.
 *
 * @param code a code of {@code http://hl7.org/fhir/request-status}
 * @param rank 1 if the message says so, 0 if it lets suppose so
 * @param source where it is said
 */
public record OrderState(String code, int rank, String source) {
    private static final String RULE = "ORC[ServiceRequest]";
    private static final String RESULTS_DONE = "FCX";
    private static final Set<String> LASTING = Set.of("revoked", "on-hold");

    /**
     * The state of an order.
     *
     * @param orc the ORC that governs it; may be null
     * @param obr may be null
     * @param otherwise the code where the message says nothing of it
     */
    public static OrderState of(Segment orc, Segment obr, String otherwise, Context context) {
        if (orc != null) {
            OrderState said = said(orc, context);
            if (said != null) {
                return said;
            }
        }
        String result = obr == null ? "" : obr.text(25).trim();
        Concept ofResults = ResultMaps.RESULT_ORDER_STATUS.get(result);
        if (ofResults != null) {
            return new OrderState(
                    ofResults.code(),
                    RESULTS_DONE.contains(result.toUpperCase(Locale.ROOT)) ? 1 : 0,
                    obr.location() + "-25");
        }
        if (orc == null) {
            return new OrderState(otherwise, 0, obr == null ? "MSH-9" : obr.location() + "-1");
        }
        Concept standing = ResultMaps.ORDER_CONTROL_STANDING.get(orc.text(1).trim());
        return new OrderState(standing == null ? "unknown" : standing.code(), 0, orc.location() + "-1");
    }

    private static OrderState said(Segment orc, Context context) {
        String status = orc.text(5).trim();
        Concept ofStatus = ResultMaps.ORDER_STATUS.get(status);
        if (ofStatus == null && !status.isEmpty()) {
            context.warn(orc.location() + "-5", "no status of HL7 table 0038; the control code counts");
        }
        Concept ofControl = ResultMaps.ORDER_CONTROL_STATUS.get(orc.text(1).trim());
        boolean byControl = ofControl != null
                && (ofStatus == null || (ofStatus.code().equals("active") && LASTING.contains(ofControl.code())));
        Concept said = byControl ? ofControl : ofStatus;
        return said == null ? null : new OrderState(said.code(), 1, orc.location() + (byControl ? "-1" : "-5"));
    }

    /** Whether nothing more is to be done: it was taken back, or ended before its end. */
    public boolean ended() {
        return code.equals("revoked") || code.equals("entered-in-error");
    }

    /** The slot {@code status} of a ServiceRequest or NutritionOrder. */
    public Slot slot() {
        return slot(code, RULE);
    }

    /** The slot {@code status} in the words of another resource type. */
    public Slot slot(String word, String rule) {
        return new Slot("status", rank, "\"status\":\"" + word + '"', source, rule);
    }
}
