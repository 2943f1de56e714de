package health.tributary.normalizer.normalize.hl7v2.message.observation;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup.Result;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScope;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxPieces;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxStatus;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxValue;
import health.tributary.normalizer.normalize.hl7v2.type.Attachments;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A result that is a document (OBX[DocumentReference]): embedded, pointed at, or a text that is too long for a value. Its bytes
 * stay in the archive; the DocumentReference and the report's {@code presentedForm} point there.
 */
public final class Documents {
    public static final String TYPE = "DocumentReference";
    public static final String RULE = "OBX[DocumentReference]";
    private static final String TAKEN_BACK = "{\"attachment\":{\"extension\":[{\"url\":\""
            + Extensions.DATA_ABSENT_REASON + "\",\"valueCode\":\"masked\"}]}}";

    private Documents() {}

    /** Whether a result is a document. */
    public static boolean is(Result result) {
        Segment obx = result.first();
        return ObxValue.isDocument(obx) || obx.field(5).length() > Observations.MAX_TEXT_BYTES;
    }

    /**
     * States a document.
     *
     * @param attachments the document's attachments as JSON items, for the report; null if it was taken back
     */
    public record Stated(EntryId id, ObxStatus status, String attachments) {}

    /** States a document; null if there is none in it. */
    public static Stated put(Result result, OrderScope scope, Context context) {
        Segment obx = result.first();
        ObxStatus status = scope.status(obx);
        List<String> attachments = status.withholdsValue() ? List.of() : attachments(result, context);
        if (attachments.isEmpty() && !status.withholdsValue()) {
            return null;
        }
        Composite identifier = Composite.of(obx.field(3));
        String code = ResultCode.key(identifier, context);
        String key = scope.result(obx, code == null ? "document" : code);
        EntryId id = context.patient().entryId(TYPE, key);
        EntryDraft entry = context.patient().assertion(TYPE, id, scope.stated(obx, context));
        ResultSlots slots = new ResultSlots(entry, status.rank(), obx.location().toString(), RULE, context);
        boolean wrong = status.withholdsValue();
        slots.ranked("status", wrong ? "\"status\":\"entered-in-error\"" : "\"status\":\"current\"", 11);
        slots.ranked("docStatus", docStatus(status), 11);
        type(identifier, scope, context, slots);
        entry.put(scope.subject());
        date(obx, scope, context, slots);
        if (obx.field(16).isPresent()) {
            context.json().item();
            Xcn.reference(Composite.of(obx.field(16)), context, context.json());
            context.json().close();
            slots.plain("author#OBX-16", 16);
        }
        slots.ranked("content#OBX-5", content(attachments), 5);
        if (scope.encounter() != null) {
            String reference = scope.encounter().json().substring("\"encounter\":".length());
            entry.put(new Slot("context", 0, "\"context\":{\"encounter\":[" + reference + "]}", "PV1-19", RULE));
        }
        return new Stated(id, status, attachments.isEmpty() ? null : String.join(",", attachments));
    }

    private static List<String> attachments(Result result, Context context) {
        List<String> attachments = new ArrayList<>(1);
        JsonWriter out = context.json();
        Segment obx = result.first();
        for (Repetition each : obx.field(5).repetitions()) {
            out.item();
            switch (ObxValue.type(obx)) {
                case "ED" -> Attachments.embedded(each, ObxPieces.end(result.lines(), each), context, out);
                case "RP" -> Attachments.pointed(each, context, out);
                default -> Attachments.text(each, context, out);
            }
            String attachment = out.close().take();
            if (attachment != null) {
                attachments.add(attachment);
            }
        }
        return attachments;
    }

    // FHIR demands content: where a document was taken back, that there is none to be had.
    private static String content(List<String> attachments) {
        return attachments.isEmpty()
                ? TAKEN_BACK
                : attachments.stream()
                        .map(attachment -> "{\"attachment\":" + attachment + '}')
                        .collect(Collectors.joining(","));
    }

    private static String docStatus(ObxStatus status) {
        return switch (status.code()) {
            case "F", "U", "V" -> "\"docStatus\":\"final\"";
            case "A", "B", "C" -> "\"docStatus\":\"amended\"";
            case "D", "W" -> "\"docStatus\":\"entered-in-error\"";
            case "P", "R", "S" -> "\"docStatus\":\"preliminary\"";
            default -> null;
        };
    }

    private static void type(Composite identifier, OrderScope scope, Context context, ResultSlots slots) {
        JsonWriter out = context.json();
        out.object("type");
        ResultCode.members(identifier, scope, context, out);
        out.close();
        if (out.untouched() && scope.code() != null) {
            out.raw(scope.code().replaceFirst("\"code\"", "\"type\""));
        }
        slots.plain("type", 3);
    }

    private static void date(Segment obx, OrderScope scope, Context context, ResultSlots slots) {
        Dtm.instant("date", Composite.of(obx.field(14)), context, context.json());
        if (!slots.ranked("date", 14) && scope.obr() != null) {
            Dtm.instant("date", Composite.of(scope.obr().field(22)), context, context.json());
            String issued = context.json().take();
            if (issued != null) {
                slots.ranked("date", issued, scope.obr().location() + "-22");
            }
        }
    }
}
