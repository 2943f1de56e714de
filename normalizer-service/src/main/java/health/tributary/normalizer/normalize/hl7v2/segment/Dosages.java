package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Amount;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Quantities;
import health.tributary.normalizer.normalize.hl7v2.type.Span;
import health.tributary.normalizer.vocabulary.PharmacyMaps;
import java.util.List;

/**
 * Dosage from the dose (RXO, RXE, RXG), its timing (TQ1, TQ) and its route (RXR). A timing that goes through several steps (a
 * tapered dose) becomes one Dosage a step, in their sequence; where the steps' amounts differ (TQ1-2), they are the doses.
 */
public final class Dosages {
    private Dosages() {}

    /** Writes the dosages as items; nothing where nothing is said of a dosage. */
    public static void items(
            Segment from,
            DoseFields fields,
            List<Timing> timings,
            List<Segment> routes,
            Context context,
            JsonWriter out) {
        Dose said = Dose.of(from, fields, context);
        if (timings.isEmpty()) {
            item(from, fields, said, null, 0, routes, context, out);
            return;
        }
        Dose dose = isTapered(said, timings, context) ? said.withoutAmount(amounts(timings)) : said;
        for (int i = 0; i < timings.size(); i++) {
            Timing timing = timings.get(i);
            int sequence = timings.size() == 1 ? 0 : i + 1;
            item(from, fields, dose.at(timing, context), timing, sequence, routes, context, out);
        }
    }

    private static List<Amount> amounts(List<Timing> timings) {
        return timings.stream().map(each -> Amount.of(each.quantity().text(1))).toList();
    }

    /** Whether the steps have doses of their own. An amount without a unit may be a number of doses, unless the dose is among the amounts. */
    private static boolean isTapered(Dose said, List<Timing> timings, Context context) {
        List<Amount> amounts = amounts(timings);
        Amount first = amounts.get(0);
        if (amounts.stream().anyMatch(Amount::isEmpty) || amounts.stream().allMatch(first::equalTo)) {
            return false;
        }
        boolean doses = timings.stream().allMatch(each -> each.quantity().has(2))
                || amounts.stream().anyMatch(said.amount()::equalTo);
        if (!doses) {
            context.warn(
                    timings.get(0).quantity().place(), "steps of different amounts without units; not taken for doses");
        }
        return doses;
    }

    private static void item(
            Segment from,
            DoseFields fields,
            Dose dose,
            Timing timing,
            int sequence,
            List<Segment> routes,
            Context context,
            JsonWriter out) {
        int cut = out.length();
        out.item();
        if (sequence > 0) {
            out.raw("sequence", Integer.toString(sequence));
        }
        int before = out.length();
        texts(from, fields, dose, timing, routes, context, out);
        if (timing != null) {
            timing.schedule().timing("timing", context, out);
            timing.asNeeded(out);
        }
        route(routes, context, out);
        dose.write(out);
        daily(from, fields, context, out);
        out.closeIfGrown(before, cut);
    }

    private static void texts(
            Segment from,
            DoseFields fields,
            Dose dose,
            Timing timing,
            List<Segment> routes,
            Context context,
            JsonWriter out) {
        StringBuilder text = new StringBuilder();
        line(dose.text(), text);
        line(dose.rateText(), text);
        if (fields.instructions() > 0) {
            for (Repetition each : from.field(fields.instructions()).repetitions()) {
                line(Cwe.text(Composite.of(each)), text);
            }
        }
        if (timing != null) {
            line(timing.text(), text);
        }
        out.text("text", text.toString());
        out.list("additionalInstruction");
        if (timing != null && !timing.asNeeded() && !timing.condition().isEmpty()) {
            out.item().text("text", timing.condition()).close();
        }
        for (int i = 0; i < routes.size(); i++) {
            concept(routes.get(i), 5, context, out);
            if (i > 0) {
                // Alternatives to the first route: FHIR has one for each dosage.
                out.item();
                Cwe.concept(PharmacyMaps.ROUTE).write(Composite.of(routes.get(i).field(1)), context, out);
                out.close();
            }
        }
        out.close();
    }

    private static void line(String line, StringBuilder text) {
        if (!line.isBlank()) {
            text.append(text.length() == 0 ? "" : "\n").append(line.strip());
        }
    }

    private static void concept(Segment from, int field, Context context, JsonWriter out) {
        out.item();
        Cwe.concept(Composite.of(from.field(field)), context, out);
        out.close();
    }

    /** Site, route and method of the first RXR. */
    public static void route(List<Segment> routes, Context context, JsonWriter out) {
        if (routes.isEmpty()) {
            return;
        }
        Segment rxr = routes.get(0);
        out.object("site");
        Cwe.concept(PharmacyMaps.BODY_SITE).write(Composite.of(rxr.field(2)), context, out);
        out.close().object("route");
        Cwe.concept(PharmacyMaps.ROUTE).write(Composite.of(rxr.field(1)), context, out);
        out.close().object("method");
        Cwe.concept(PharmacyMaps.ADMINISTRATION_METHOD).write(Composite.of(rxr.field(4)), context, out);
        out.close();
    }

    private static void daily(Segment from, DoseFields fields, Context context, JsonWriter out) {
        out.object("maxDosePerPeriod");
        int before = out.length();
        if (fields.daily() > 0) {
            out.object("numerator");
            Quantities.cq(Composite.of(from.field(fields.daily())), context, out);
            out.close();
        }
        if (out.length() > before) {
            out.object("denominator");
            new Span("1", "d").duration(out);
            out.close().close();
        } else {
            out.close();
        }
    }

    /** A Quantity of a number (JSON text) and its unit; nothing where there is no number. */
    public static void quantity(String name, String number, Composite units, JsonWriter out) {
        if (number != null) {
            out.object(name).raw("value", number);
            Quantities.unit(units, out);
            out.close();
        }
    }
}
