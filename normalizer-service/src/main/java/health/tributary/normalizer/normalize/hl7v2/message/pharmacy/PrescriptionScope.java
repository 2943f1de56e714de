package health.tributary.normalizer.normalize.hl7v2.message.pharmacy;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Encounters;
import health.tributary.normalizer.normalize.hl7v2.segment.OrcMedicationRequest;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Reference;
import java.time.Instant;
import java.util.Optional;

/** What a prescription and all that is done about it share, worked out once. */
final class PrescriptionScope {
    private static final String RULE = OrcMedicationRequest.MAP.rule();

    final PrescriptionKeys keys;
    final ProductKeys products;
    private final String key;
    private final EntryId request;
    private final Slot subject;
    private final EntryId visit;
    private final String place;
    private final Optional<Instant> stated;

    PrescriptionScope(PrescriptionGroup group, EntryId visit, ProductKeys products, Context context) {
        this.products = products;
        this.keys = PrescriptionKeys.of(group, products, context);
        this.key = keys.request();
        this.request = key == null ? null : context.patient().entryId(Prescriptions.TYPE, key);
        this.subject = context.about("subject", RULE);
        this.visit = visit;
        this.place = group.orc == null ? "RXE" : group.orc.location() + "-1";
        Optional<Instant> ordered =
                group.orc == null ? Optional.empty() : Dtm.clock(Composite.of(group.orc.field(9)), context);
        this.stated = ordered.isPresent() ? ordered : context.stated();
    }

    /** The prescription's business key, or null. */
    String key() {
        return key;
    }

    /** The prescription's entry, or null. */
    EntryId request() {
        return request;
    }

    /** When the order was last spoken of: ORC-9, else the message's own time. */
    Optional<Instant> stated() {
        return stated;
    }

    /** Where the message speaks of the order. */
    String place() {
        return place;
    }

    /** Puts whom an entry is about and, as the element of that name, in which visit. */
    void about(String encounter, EntryDraft entry) {
        entry.put(subject);
        if (visit != null) {
            String json = Reference.member(encounter, Encounters.TYPE, visit);
            entry.put(new Slot(encounter, 0, json, "PV1-19", RULE));
        }
    }

    /** {@code "reference":"MedicationRequest/…"}, or null where there is no order to refer to. */
    String reference() {
        return request == null ? null : "\"reference\":\"" + Prescriptions.TYPE + '/' + request + '"';
    }

    void aliases(Context context) {
        keys.aliases(request, stated, context);
    }
}
