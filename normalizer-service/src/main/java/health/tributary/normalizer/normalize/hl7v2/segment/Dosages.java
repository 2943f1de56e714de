package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import health.tributary.normalizer.normalize.hl7v2.type.Quantities;
import health.tributary.normalizer.normalize.hl7v2.type.Span;
import health.tributary.normalizer.vocabulary.PharmacyMaps;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Dosage from the dose (RXO, RXE, RXG), its timing (TQ1, TQ) and its route (RXR). A timing that goes through several steps (a
 * tapered dose) becomes one Dosage a step, in their sequence; where the steps' amounts differ (TQ1-2), they are the doses.
 */
public final class Dosages {
    private static final String ORDERED =
            "{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/dose-rate-type\",\"code\":\"ordered\"}]}";

    private Dosages() {}

    /** Writes the dosages as items; nothing where nothing is said of a dosage. */
    public static void items(
            Segment from,
            DoseFields fields,
            List<Timing> timings,
            List<Segment> routes,
            Context context,
            JsonWriter out) {
        if (timings.isEmpty()) {
            item(from, fields, null, 0, routes, context, out);
        }
        DoseFields dose = isTapered(from, fields, timings, context) ? fields.withoutAmount() : fields;
        for (int i = 0; i < timings.size(); i++) {
            item(from, dose, timings.get(i), timings.size() == 1 ? 0 : i + 1, routes, context, out);
        }
    }

    /** Whether the steps have doses of their own. An amount without a unit may be a number of doses, unless the dose is among the amounts. */
    private static boolean isTapered(Segment from, DoseFields fields, List<Timing> timings, Context context) {
        List<String> amounts = new ArrayList<>(timings.size());
        timings.forEach(each -> amounts.add(Nm.json(each.quantity().text(1).trim())));
        if (amounts.contains(null) || amounts.stream().distinct().count() < 2) {
            return false;
        }
        boolean doses = timings.stream().allMatch(each -> each.quantity().has(2))
                || amounts.contains(number(from, fields.least()));
        if (!doses) {
            context.warn(
                    timings.get(0).quantity().place(), "steps of different amounts without units; not taken for doses");
        }
        return doses;
    }

    private static void item(
            Segment from,
            DoseFields fields,
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
        texts(from, fields, timing, routes, context, out);
        if (timing != null) {
            timing.schedule().timing("timing", context, out);
            timing.asNeeded(out);
        }
        route(routes, context, out);
        doseAndRate(from, fields, timing, context, out);
        daily(from, fields, context, out);
        out.closeIfGrown(before, cut);
    }

    private static void texts(
            Segment from, DoseFields fields, Timing timing, List<Segment> routes, Context context, JsonWriter out) {
        StringBuilder text = new StringBuilder();
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

    private static void doseAndRate(Segment from, DoseFields fields, Timing timing, Context context, JsonWriter out) {
        int cut = out.length();
        out.list("doseAndRate").item().raw("type", ORDERED);
        int before = out.length();
        String least = number(from, fields.least());
        String most = most(from, fields, least, context);
        Composite units = composite(from, fields.units());
        if (timing != null && timing.quantity().isPresent() && least == null) {
            least = Nm.json(timing.quantity().text(1).trim());
            units = timing.quantity().has(2) ? timing.quantity().inner(2) : units;
        }
        Span per = fields.per() == 0 ? null : Span.coded(from.text(fields.per()));
        if (most == null) {
            quantity("doseQuantity", least, units, out);
        } else {
            out.object("doseRange");
            quantity("low", least, units, out);
            quantity("high", most, units, out);
            out.close();
        }
        String rate = number(from, fields.rate());
        if (rate != null) {
            quantity("rateQuantity", rate, composite(from, fields.rateUnits()), out);
        } else if (per != null && least != null) {
            out.object("rateRatio");
            quantity("numerator", least, units, out);
            out.object("denominator");
            per.duration(out);
            out.close().close();
        }
        boolean said = out.length() > before;
        out.close().close();
        if (!said) {
            out.keepIfGrown(out.length(), cut);
        }
    }

    /** The amount that a range goes up to, or null: many senders write 0, or the amount once more, where there is no range. */
    private static String most(Segment from, DoseFields fields, String least, Context context) {
        String most = number(from, fields.most());
        if (most == null || least == null) {
            return most;
        }
        BigDecimal upper = new BigDecimal(most);
        int order = upper.compareTo(new BigDecimal(least));
        if (order < 0 && upper.signum() != 0) {
            context.warn(from.location() + "-" + fields.most(), "a greatest amount below the least; left out");
        }
        return order > 0 ? most : null;
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

    private static String number(Segment from, int field) {
        return field == 0 ? null : Nm.json(from.text(field).trim());
    }

    private static Composite composite(Segment from, int field) {
        return Composite.of(from.field(Math.max(field, 1)));
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
