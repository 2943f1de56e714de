package health.tributary.normalizer.normalize.hl7v2.message.observation;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Presence;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup.Result;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScope;
import health.tributary.normalizer.normalize.hl7v2.segment.NteAnnotations;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxObservation;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxStatus;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxValue;
import health.tributary.normalizer.normalize.hl7v2.segment.PrtObservation;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.ReferenceRange;
import health.tributary.normalizer.vocabulary.CodeSystems;
import health.tributary.normalizer.vocabulary.ResultMaps;
import java.util.List;
import java.util.Set;

/**
 * One result as an Observation. A result is stated as a whole: where a message sends its value, it states value,
 * interpretation, range, reason of absence and comments together, and clears those of them that it does not send, so that a
 * corrected normal value never keeps the {@code H} of the wrong one. All else (method, performers …) follows HL7's rule for
 * updates: empty says nothing. A message that sends no value (OBX-11 {@code U}, {@code V}) changes what it sends.
 */
public final class Observations {
    public static final String TYPE = "Observation";
    /** Beyond this, the readers of a FHIR string give up (1 MiB); a text this long is a document. */
    public static final int MAX_TEXT_BYTES = 256 * 1024;

    private static final Set<String> WORDS = Set.of("ST", "TX", "FT", "NM");
    private static final String LOINC = "http://loinc.org";

    private Observations() {}

    /**
     * States a result.
     *
     * @param related what it is about ({@code specimen} or, of the specimen itself, {@code focus}), is part of or came from
     * @return its entry, or null if there is nothing that could be one
     */
    public static EntryId put(Result result, OrderScope scope, List<Slot> related, Context context) {
        Segment obx = result.first();
        Composite identifier = Composite.of(obx.field(3));
        String codeKey = ResultCode.key(identifier, context);
        if (codeKey == null && empty(result)) {
            return null;
        }
        if (codeKey == null) {
            context.warn(obx.location() + "-3", "a result without a code; that of its order stands for it");
        }
        EntryId id = id(obx, codeKey, scope, context);
        EntryDraft entry = context.patient().assertion(TYPE, id, scope.stated(obx, context));
        ObxStatus status = scope.status(obx);
        String rule = ObxObservation.MAP.rule();
        ResultSlots slots = new ResultSlots(entry, status.rank(), obx.location().toString(), rule, context);
        slots.ranked("status", status.status(), 11);
        entry.put(scope.subject());
        if (scope.encounter() != null) {
            entry.put(scope.encounter());
        }
        for (Slot each : related) {
            entry.put(each);
        }
        coded(identifier, scope, slots, context);
        effective(obx, scope, slots, context);
        value(result, status, scope, slots, context);
        ObxObservation.MAP.fill(obx, entry, context);
        if (!result.participants().isEmpty()) {
            PrtObservation.put(result.participants(), entry, context);
        }
        return id;
    }

    /** Says that a result is not there, with what it is part of. */
    public static void retract(Segment obx, OrderScope scope, Context context) {
        EntryId id = id(obx, ResultCode.key(Composite.of(obx.field(3)), context), scope, context);
        context.patient().retract(TYPE, id, context.stated());
    }

    private static EntryId id(Segment obx, String codeKey, OrderScope scope, Context context) {
        return context.patient().entryId(TYPE, scope.result(obx, codeKey == null ? "text" : codeKey));
    }

    private static boolean empty(Result result) {
        for (Segment line : result.lines()) {
            if (line.field(5).presence() != Presence.ABSENT) {
                return false;
            }
        }
        return result.notes().isEmpty();
    }

    private static void coded(Composite identifier, OrderScope scope, ResultSlots slots, Context context) {
        JsonWriter out = context.json();
        out.object("code");
        ResultCode.members(identifier, scope, context, out);
        out.close();
        if (out.untouched()) {
            out.raw(scope.code() == null ? OrderScope.UNKNOWN_CODE : scope.code());
        }
        slots.plain("code", 3);
        String category = isVitalSign(identifier) ? OrderScope.VITAL_SIGNS : scope.category();
        if (category != null) {
            out.raw(category);
            slots.plain("category#OBR-24", 3);
        }
    }

    private static boolean isVitalSign(Composite identifier) {
        return isVitalSign(identifier.text(1), identifier.text(3))
                || isVitalSign(identifier.text(4), identifier.text(6));
    }

    private static boolean isVitalSign(String code, String codingSystem) {
        return ResultMaps.isVitalSign(code) && LOINC.equals(CodeSystems.uri(codingSystem));
    }

    private static void effective(Segment obx, OrderScope scope, ResultSlots slots, Context context) {
        Dtm.dateTime("effectiveDateTime", Composite.of(obx.field(14)), context, context.json());
        if (!slots.ranked("effective[x]", 14) && scope.effective() != null) {
            slots.ranked("effective[x]", scope.effective(), scope.obr().location() + "-7");
        }
    }

    private static void value(Result result, ObxStatus status, OrderScope scope, ResultSlots slots, Context context) {
        Segment obx = result.first();
        JsonWriter out = context.json();
        boolean whole = status.withholdsValue() || valued(result);
        if (whole) {
            boolean shown = !status.withholdsValue();
            int repetitions = obx.field(5).count();
            boolean components = shown && repetitions > 1 && !ObxValue.isText(obx);
            if (shown && !components) {
                single(result, context, out);
            }
            slots.rankedOrClear("value[x]", 5);
            if (components) {
                components(obx, scope, context, out);
            }
            slots.rankedOrClear("component#OBX-5", 5);
            String reason = status.absentReason();
            slots.ranked("dataAbsentReason", reason == null ? null : absent(reason, obx, context), 11);
        }
        interpretation(obx, context, out);
        put("interpretation#OBX-8", 8, whole, slots);
        if (obx.field(7).isPresent()) {
            out.item();
            ReferenceRange.members(obx.field(7).wholeText(), Composite.of(obx.field(6)), context, out);
            out.close();
        }
        put("referenceRange#OBX-7", 7, whole, slots);
        notes(result.notes(), whole, slots, context);
    }

    private static void notes(List<Segment> notes, boolean whole, ResultSlots slots, Context context) {
        if (notes.isEmpty()) {
            put("note#NTE", 5, whole, slots);
            return;
        }
        NteAnnotations.items(notes, context, context.json());
        String said = context.json().take();
        if (said != null || whole) {
            slots.ranked("note#NTE", said, notes.get(0).location() + "-3");
        }
    }

    private static void put(String key, int field, boolean whole, ResultSlots slots) {
        if (whole) {
            slots.rankedOrClear(key, field);
        } else {
            slots.ranked(key, field);
        }
    }

    private static boolean valued(Result result) {
        for (Segment line : result.lines()) {
            if (line.field(5).presence() != Presence.ABSENT) {
                return true;
            }
        }
        return false;
    }

    private static void interpretation(Segment obx, Context context, JsonWriter out) {
        if (obx.field(8).isPresent()) {
            for (Repetition each : obx.field(8).repetitions()) {
                out.item();
                Cwe.concept(ResultMaps.INTERPRETATION).write(Composite.of(each), context, out);
                out.close();
            }
        }
    }

    private static void single(Result result, Context context, JsonWriter out) {
        Segment obx = result.first();
        if (!ObxValue.isText(obx)) {
            ObxValue.write(obx, Composite.of(obx.field(5)), context, out);
            return;
        }
        out.text("valueString", result.text());
    }

    /** OBX[Observation-Component]: the values of an OBX-5 that repeats. */
    private static void components(Segment obx, OrderScope scope, Context context, JsonWriter out) {
        for (Repetition each : obx.field(5).repetitions()) {
            int cut = out.length();
            out.item().object("code");
            ResultCode.members(Composite.of(obx.field(3)), scope, context, out);
            out.close();
            if (out.untouched()) {
                out.raw(OrderScope.UNKNOWN_CODE);
            }
            int before = out.length();
            ObxValue.write(obx, Composite.of(each), context, out);
            out.closeIfGrown(before, cut);
        }
    }

    /** Why there is no value; laboratories say it in words where the value would stand ("QNS", "hemolyzed"). */
    private static String absent(String reason, Segment obx, Context context) {
        JsonWriter out = context.json();
        out.object("dataAbsentReason").list("coding").item();
        out.plain("system", "http://terminology.hl7.org/CodeSystem/data-absent-reason")
                .plain("code", reason);
        out.close().close();
        String words =
                WORDS.contains(ObxValue.type(obx)) ? obx.field(5).wholeText().strip() : "";
        if (words.chars().anyMatch(Character::isLetter)) {
            out.text("text", words);
        }
        out.close();
        return out.take();
    }
}
