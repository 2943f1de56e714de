package health.tributary.normalizer.normalize.hl7v2.message.visit;

import health.tributary.contract.EntryId;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.segment.EncounterStatus;
import health.tributary.normalizer.normalize.hl7v2.segment.Pv1Encounter;
import health.tributary.normalizer.normalize.hl7v2.segment.Pv2Encounter;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import health.tributary.normalizer.normalize.hl7v2.type.Reference;
import java.util.Optional;

/** The Encounter of a message: which one it is, and what PV1 and PV2 say of it. */
public final class Encounters {
    public static final String TYPE = "Encounter";
    /** How the business key of a visit by its number begins. */
    public static final String VISIT = "visit|";
    /** How the business key of a visit by its alternate number begins. */
    public static final String ALTERNATE = "alternate|";

    private Encounters() {}

    /** States the visit of PV1 and PV2; empty if PV1 names none. */
    public static Optional<EntryDraft> put(String event, Context context) {
        return stated(event, context.segments().first("PV1"), context);
    }

    private static Optional<EntryDraft> stated(String event, Optional<Segment> pv1, Context context) {
        Optional<EntryDraft> visit = pv1.flatMap(segment -> put(event, segment, context));
        visit.ifPresent(encounter -> {
            for (Segment pv2 : context.segments().all("PV2")) {
                Pv2Encounter.MAP.fill(pv2, encounter, context);
            }
        });
        return visit;
    }

    /** States what PV1 alone says; empty if it names no visit. */
    public static Optional<EntryDraft> put(String event, Segment pv1, Context context) {
        EntryId id = id(pv1, context);
        if (id == null) {
            return Optional.empty();
        }
        EntryDraft encounter = context.patient().assertion(TYPE, id, context.stated());
        Pv1Encounter.MAP.fill(pv1, encounter, context);
        EncounterStatus.put(event, pv1, encounter, context);
        encounter.put(context.about("subject", Pv1Encounter.MAP.rule()));
        return Optional.of(encounter);
    }

    /**
     * States the visit of PV1 and PV2 only if a number names it, in messages that are of something else: what else stands in PV1
     * would make a visit that no admission ever names.
     */
    public static Optional<EntryDraft> numbered(String event, Context context) {
        Optional<Segment> numbered = context.segments()
                .first("PV1")
                .filter(pv1 -> pv1.field(19).isPresent() || pv1.field(50).isPresent());
        return stated(event, numbered, context);
    }

    /**
     * The entry of PV1's visit: by visit number (PV1-19), else alternate number (PV1-50), else admission time (PV1-44), else
     * by what little identifies it; null if PV1 describes no visit at all.
     */
    public static EntryId id(Segment pv1, Context context) {
        String key = key(pv1, context);
        return key == null ? null : context.patient().entryId(TYPE, key);
    }

    /** The member {@code encounter} that refers to a visit. */
    public static String reference(EntryId id) {
        return Reference.member("encounter", TYPE, id);
    }

    private static String key(Segment pv1, Context context) {
        String number = Cx.key(Composite.of(pv1.field(19)), context);
        if (number != null) {
            return VISIT + number;
        }
        for (Repetition each : pv1.field(50).repetitions()) {
            String alternate = Cx.key(Composite.of(each), context);
            if (alternate != null) {
                return ALTERNATE + alternate;
            }
        }
        String admitted = pv1.text(44).trim();
        if (!admitted.isEmpty()) {
            return "admitted|" + admitted;
        }
        boolean described = pv1.field(3).isPresent()
                || pv1.field(7).isPresent()
                || pv1.field(10).isPresent();
        return described
                ? "content|" + pv1.text(2) + '|' + pv1.field(3).raw() + '|' + pv1.text(7) + '|' + pv1.text(10)
                : null;
    }
}
