package health.tributary.normalizer.normalize.hl7v2.message.scheduling;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderMentions;
import health.tributary.normalizer.normalize.hl7v2.message.request.ServiceRequests;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Reference;
import health.tributary.normalizer.normalize.hl7v2.type.Span;
import java.util.List;

/**
 * SCH[ServiceRequest]: the orders that an appointment is made for, by their numbers (SCH-26 and SCH-27, one beside the other).
 */
final class AppointmentOrders {
    private static final String RULE = "SCH[ServiceRequest]";
    private static final int PLACER = 26;
    private static final int FILLER = 27;

    private AppointmentOrders() {}

    /**
     * States the orders and has the appointment refer to them.
     *
     * @param start when the appointment begins; null where the message does not say
     */
    static void put(Schedule schedule, Composite start, EntryDraft appointment, Context context) {
        Segment sch = schedule.sch;
        List<Repetition> placers = sch.field(PLACER).repetitions();
        List<Repetition> fillers = sch.field(FILLER).repetitions();
        StringBuilder references = new StringBuilder();
        for (int i = 1; i <= Math.max(placers.size(), fillers.size()); i++) {
            EntryId order = put(Composite.nth(placers, i), Composite.nth(fillers, i), schedule, start, context);
            if (order != null) {
                references.append(references.length() == 0 ? "" : ",");
                references.append(Reference.to(ServiceRequests.TYPE, order));
            }
        }
        if (references.length() > 0) {
            appointment.put(new Slot(
                    "basedOn#SCH-26", 0, references.toString(), sch.location() + "-" + PLACER, "SCH[Appointment]"));
        }
    }

    private static EntryId put(
            Composite placer, Composite filler, Schedule schedule, Composite start, Context context) {
        EntryDraft order = OrderMentions.put(placer, filler, RULE, context);
        if (order == null) {
            return null;
        }
        if (schedule.services.size() == 1) {
            occurrence(schedule.services.get(0).segment(), start, order, context);
        }
        return order.entry();
    }

    /** AIS[ServiceRequest]: when the one service is to be; by an offset, so long after the appointment begins. */
    private static void occurrence(Segment ais, Composite appointment, EntryDraft order, Context context) {
        JsonWriter out = context.json();
        Composite start = Composite.of(ais.field(4));
        Integer minutes = Span.minutes(Composite.of(ais.field(7)), Composite.of(ais.field(8)));
        Integer offset = Span.minutes(Composite.of(ais.field(5)), Composite.of(ais.field(6)));
        if (!start.isPresent() && offset != null && appointment != null) {
            out.object("occurrencePeriod");
            boolean known = Dtm.shifted("start", appointment, offset, context, out);
            if (known && minutes != null && minutes > 0) {
                Dtm.shifted("end", appointment, offset + minutes, context, out);
            }
            out.close();
        } else if (start.isPresent()
                && (minutes == null || minutes <= 0 || !Dtm.period("occurrencePeriod", start, minutes, context, out))) {
            out.object("occurrencePeriod");
            Dtm.dateTime("start", start, context, out);
            out.close();
        }
        String json = out.take();
        if (json != null) {
            order.put(new Slot(
                    "occurrence[x]",
                    0,
                    json,
                    ais.location() + (start.isPresent() ? "-4" : "-5"),
                    "AIS[ServiceRequest]"));
        }
    }
}
