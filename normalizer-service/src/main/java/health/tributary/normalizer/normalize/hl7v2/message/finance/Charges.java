package health.tributary.normalizer.normalize.hl7v2.message.finance;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.insurance.Coverages;
import health.tributary.normalizer.normalize.hl7v2.message.note.Notes;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Encounters;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Procedures;
import health.tributary.normalizer.normalize.hl7v2.segment.Ft1ChargeItem;
import health.tributary.normalizer.normalize.hl7v2.type.ActionCode;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import health.tributary.normalizer.normalize.hl7v2.type.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * ChargeItem from FT1 with the procedures and comments of its group. FT1-6 (HL7 table 0017) says what the transaction is: a charge is
 * billable; a credit (also CR, as some senders write it) takes back the charge whose number it has (or, in FT1-31, refers to); payments,
 * adjustments and co-payments are no charges. What a charge says outranks transactions of other kinds under its number.
 */
final class Charges {
    private static final String TYPE = "ChargeItem";

    private final Optional<EntryDraft> encounter;
    private final EntryDraft account;
    private final Context context;
    private final Map<String, Integer> unnumbered = new HashMap<>();
    /** What is charged first under a number; some senders number batches in FT1-2. */
    private final Map<String, String> numbered = new HashMap<>();

    private Charges(Optional<EntryDraft> encounter, EntryDraft account, Context context) {
        this.encounter = encounter;
        this.account = account;
        this.context = context;
    }

    /**
     * States the charges of a message.
     *
     * @param account the patient's account; null if the message names none
     */
    static void put(Optional<EntryDraft> encounter, EntryDraft account, Context context) {
        Charges charges = new Charges(encounter, account, context);
        for (Segment ft1 : context.segments().all("FT1")) {
            charges.put(ft1, context.segments().behind(ft1, next -> !next.is("FT1")));
        }
    }

    private void put(Segment ft1, List<Segment> group) {
        switch (ActionCode.of(ft1, 6)) {
            case "PY", "AJ", "CO" ->
                context.warn(ft1.location() + "-6", "a payment, adjustment or co-payment is no charge; left out");
            case "CD", "CR" -> credit(ft1);
            case "CG" -> charge(ft1, "billable", group).rank(1);
            default -> unknown(ft1, group);
        }
    }

    /** A transaction of which nobody knows what it is: shown as far as no charge says otherwise. */
    private void unknown(Segment ft1, List<Segment> group) {
        if (ft1.field(6).isPresent()) {
            context.warn(
                    ft1.location() + "-6", "no transaction type of HL7 table 0017; it changes no charge that is known");
        }
        charge(ft1, "unknown", group);
    }

    private EntryDraft charge(Segment ft1, String status, List<Segment> group) {
        EntryDraft charge = entry(key(ft1));
        Ft1ChargeItem.MAP.fill(ft1, charge, context);
        put(charge, ft1, "status", 0, status);
        String rule = Ft1ChargeItem.MAP.rule();
        encounter.ifPresent(visit -> charge.put(
                new Slot("context", 0, Reference.member("context", Encounters.TYPE, visit.entry()), "PV1", rule)));
        if (account != null) {
            String reference = Reference.to(Coverages.ACCOUNT, account.entry());
            charge.put(new Slot("account#PID-18", 0, reference, "PID-18", rule));
        }
        List<Segment> notes = new ArrayList<>(0);
        for (Segment each : group) {
            if (each.is("PR1")) {
                service(each, charge);
            } else if (each.is("NTE") && each.index() == ft1.index() + notes.size() + 1) {
                notes.add(each);
            }
        }
        Notes.put(notes, charge, context);
        return charge;
    }

    private void credit(Segment ft1) {
        String charged = Cx.key(Composite.of(ft1.field(31)), context);
        EntryDraft charge = entry(charged == null ? key(ft1) : "id|" + charged);
        Ft1ChargeItem.CREDIT.fill(ft1, charge, context);
        put(charge, ft1, "status", 1, "aborted");
    }

    private EntryDraft entry(String key) {
        EntryDraft charge = context.patient().assertion(TYPE, context.patient().entryId(TYPE, key), context.stated());
        charge.put(context.about("subject", Ft1ChargeItem.MAP.rule()));
        return charge;
    }

    private static void put(EntryDraft charge, Segment ft1, String element, int rank, String code) {
        String json = '"' + element + "\":\"" + code + '"';
        charge.put(new Slot(element, rank, json, ft1.location() + "-6", Ft1ChargeItem.MAP.rule()));
    }

    private void service(Segment pr1, EntryDraft charge) {
        EntryId procedure = Procedures.id(pr1, encounter, context);
        if (procedure != null) {
            String reference = Reference.to("Procedure", procedure);
            charge.put(new Slot(
                    "service#PR1/" + procedure, 0, reference, pr1.location().toString(), "PR1[ChargeItem]"));
        }
    }

    /** By FT1-2, what else a message charges under it also by its code; without a number by visit, date and what is charged, equal ones by their place among them. */
    private String key(Segment ft1) {
        String number = Cx.key(Composite.of(ft1.field(2)), context);
        String charged = Cwe.key(Composite.of(ft1.field(ft1.field(7).isPresent() ? 7 : 25)), context);
        if (number != null) {
            String first = charged == null ? null : numbered.computeIfAbsent(number, unknown -> charged);
            return "id|" + number + (Objects.equals(first, charged) ? "" : '|' + charged);
        }
        String visit = encounter.map(draft -> draft.entry().value()).orElse("");
        String content = "content|" + visit + '|' + ft1.field(4).raw() + '|' + charged;
        int occurrence = unnumbered.merge(content, 1, Integer::sum);
        return occurrence == 1 ? content : content + "|#" + occurrence;
    }
}
