package health.tributary.normalizer.normalize.hl7v2.message.visit;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.note.Comments;
import health.tributary.normalizer.normalize.hl7v2.segment.Pr1Procedure;
import health.tributary.normalizer.normalize.hl7v2.type.ActionCode;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.Reference;
import java.util.Locale;
import java.util.Optional;

/** Procedure from PR1. */
public final class Procedures {
    private static final String TYPE = "Procedure";

    private Procedures() {}

    /** States all procedures of a message. */
    public static void put(Optional<EntryDraft> encounter, Context context) {
        for (Segment pr1 : context.segments().all("PR1")) {
            EntryId id = id(pr1, encounter, context);
            if (id == null) {
                context.warn(pr1.location().toString(), "a procedure without identifier, code or text; left out");
                continue;
            }
            if (ActionCode.deletes(pr1, 20)) {
                context.patient().retract(TYPE, id, context.stated());
            } else {
                procedure(id, pr1, encounter, context);
            }
        }
    }

    /** The entry of a procedure; null if it can't be told from others. */
    public static EntryId id(Segment pr1, Optional<EntryDraft> encounter, Context context) {
        String key = key(pr1, encounter, context);
        return key == null ? null : context.patient().entryId(TYPE, key);
    }

    /** By PR1-19, else by code (or text), time and visit. */
    private static String key(Segment pr1, Optional<EntryDraft> encounter, Context context) {
        String id = Ei.key(Composite.of(pr1.field(19)), context);
        if (id != null) {
            return "id|" + id;
        }
        String code = Cwe.key(Composite.of(pr1.field(3)), context);
        String text = pr1.field(4).wholeText().strip();
        if (code == null && text.isEmpty()) {
            return null;
        }
        String visit = encounter.map(draft -> draft.entry().value()).orElse("");
        return "code|" + visit + '|' + pr1.text(5).trim() + '|'
                + (code == null ? "text|" + text.toUpperCase(Locale.ROOT) : code);
    }

    private static void procedure(EntryId id, Segment pr1, Optional<EntryDraft> encounter, Context context) {
        EntryDraft procedure = context.patient().assertion(TYPE, id, context.stated());
        String rule = Pr1Procedure.MAP.rule();
        Pr1Procedure.MAP.fill(pr1, procedure, context);
        Comments.note(pr1, procedure, context);
        procedure.put(
                new Slot("status", 0, "\"status\":\"unknown\"", pr1.location().toString(), rule));
        procedure.put(context.about("subject", rule));
        encounter.ifPresent(
                visit -> procedure.put(new Slot("encounter", 0, Encounters.reference(visit.entry()), "PV1", rule)));
        String whole = Ei.key(Composite.of(pr1.field(25)), context);
        if (whole != null) {
            String reference = Reference.to(TYPE, context.patient().entryId(TYPE, "id|" + whole));
            procedure.put(new Slot("partOf#PR1-25", 0, reference, pr1.location() + "-25", rule));
        }
    }
}
