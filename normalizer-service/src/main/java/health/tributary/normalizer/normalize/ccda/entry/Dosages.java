package health.tributary.normalizer.normalize.ccda.entry;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.ccda.type.Cd;
import health.tributary.normalizer.normalize.ccda.type.Ed;
import health.tributary.normalizer.normalize.ccda.type.Pq;
import health.tributary.normalizer.normalize.ccda.type.Ts;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a medicine is to be taken: {@code substanceAdministration} to Dosage. Its times are a bounding interval (IVL_TS), a rhythm
 * (PIVL_TS) and an event of the day (EIVL_TS), each in an {@code effectiveTime} of its own or as parts of an SXPR_TS.
 */
final class Dosages {
    private static final Map<String, String> UNITS =
            Map.of("s", "s", "min", "min", "h", "h", "d", "d", "wk", "wk", "mo", "mo", "a", "a");
    /** HL7 TimingEvent as far as FHIR's event-timing has it. */
    private static final Set<String> EVENTS =
            Set.of("HS", "WAKE", "C", "CM", "CD", "CV", "AC", "ACM", "ACD", "ACV", "PC", "PCM", "PCD", "PCV");

    private Dosages() {}

    /** One Dosage as an item; nothing where the entry says nothing of it. */
    static void item(Element medication, Context context, JsonWriter out) {
        out.item();
        out.text("text", instructions(medication, context));
        out.text("patientInstruction", patientInstruction(medication, context));
        timing(medication, context, out);
        asNeeded(medication, context, out);
        object("site", medication.child("approachSiteCode"), context, out);
        object("route", medication.child("routeCode"), context, out);
        out.list("doseAndRate").item();
        dose(medication, context, out);
        rate(medication.child("rateQuantity"), context, out);
        out.close().close();
        out.object("maxDosePerPeriod");
        Pq.ratio(medication.child("maxDoseQuantity"), context, out);
        out.close();
        out.close();
    }

    /** The interval in which it is taken: the first time that is one, or a moment. */
    static Element bounds(Element medication) {
        for (Element time : times(medication)) {
            if (isBounds(time)) {
                return time;
            }
        }
        return Element.NONE;
    }

    /** Free text of the prescriber, in C-CDA an own entry (Medication Free Text Sig), else the entry's own text. */
    private static String instructions(Element medication, Context context) {
        for (Element sig : Templates.related(medication, "substanceAdministration")) {
            if (Templates.is(sig, "147") || Cd.is(sig.child("code"), Cd.LOINC, "76662-6")) {
                return Ed.text(sig.child("text"), context);
            }
        }
        return Ed.text(medication.child("text"), context);
    }

    private static String patientInstruction(Element medication, Context context) {
        List<Element> found = Templates.related(medication, "act", "20");
        return found.isEmpty() ? "" : Ed.text(found.get(0).child("text"), context);
    }

    private static List<Element> times(Element medication) {
        List<Element> times = new ArrayList<>();
        for (Element time : medication.children("effectiveTime")) {
            List<Element> parts = time.children("comp");
            if (parts.isEmpty()) {
                times.add(time);
            } else {
                times.addAll(parts);
            }
        }
        return times;
    }

    private static boolean isBounds(Element time) {
        String type = time.attribute("xsi:type");
        boolean rhythm = time.child("period").isPresent() || time.child("event").isPresent();
        return !rhythm
                && !type.startsWith("PIVL")
                && !type.startsWith("EIVL")
                && (time.has("value")
                        || time.child("low").has("value")
                        || time.child("high").has("value"));
    }

    private static void timing(Element medication, Context context, JsonWriter out) {
        Element bounds = bounds(medication);
        out.object("timing").object("repeat");
        if (!bounds.has("value")) {
            out.object("boundsPeriod");
            Ts.period(bounds, context, out);
            out.close();
        }
        boolean rhythmSaid = false;
        for (Element time : times(medication)) {
            Element period = time.child("period");
            if (period.isPresent() && !rhythmSaid) {
                rhythmSaid = rhythm(period, context, out);
            }
        }
        for (Element time : times(medication)) {
            if (time.child("event").isPresent()) {
                event(time, context, out);
                break;
            }
        }
        out.close().close();
    }

    private static boolean rhythm(Element period, Context context, JsonWriter out) {
        Element low = period.child("low");
        Element first = period.has("value") ? period : low.has("value") ? low : period.child("high");
        String number = Pq.number(first);
        String unit = UNITS.get(first.attribute("unit"));
        if (number == null || unit == null) {
            if (!period.has("nullFlavor")) {
                context.warn(period, "a period without a number or a unit of time; left out");
            }
            return false;
        }
        out.raw("frequency", "1").raw("period", number);
        if (first == low && Pq.number(period.child("high")) != null) {
            out.raw("periodMax", Pq.number(period.child("high")));
        }
        out.plain("periodUnit", unit);
        return true;
    }

    private static void event(Element time, Context context, JsonWriter out) {
        Element event = time.child("event");
        String code = event.attribute("code");
        if (EVENTS.contains(code)) {
            out.list("when").textItem(code).close();
            Element offset = time.child("offset").child("low").isPresent()
                    ? time.child("offset").child("low")
                    : time.child("offset");
            String minutes = minutes(offset);
            if (minutes != null && !code.equals("C")) {
                out.raw("offset", minutes);
            }
        } else if (!event.has("nullFlavor")) {
            context.warn(event, "an event of the day that FHIR does not know; left out");
        }
    }

    private static String minutes(Element offset) {
        String number = Pq.number(offset);
        if (number == null || number.length() > 4 || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        return switch (offset.attribute("unit")) {
            case "min" -> number;
            case "h" -> Integer.toString(Integer.parseInt(number) * 60);
            default -> null;
        };
    }

    /** A precondition makes it "as needed"; its value says for what. */
    private static void asNeeded(Element medication, Context context, JsonWriter out) {
        Element precondition = medication.child("precondition");
        if (!precondition.isPresent() || precondition.has("nullFlavor")) {
            return;
        }
        Element criterion = precondition.child("criterion");
        int before = out.length();
        object("asNeededCodeableConcept", criterion.child("value"), context, out);
        if (out.length() == before) {
            out.raw("asNeededBoolean", "true");
        }
    }

    private static void dose(Element medication, Context context, JsonWriter out) {
        Element dose = medication.child("doseQuantity");
        if (Pq.isRange(dose)) {
            out.object("doseRange");
            Pq.range(dose, context, out);
            out.close();
            return;
        }
        String number = Pq.number(dose);
        if (number != null && !dose.has("unit")) {
            Element unit = medication.child("administrationUnitCode");
            out.object("doseQuantity").raw("value", number);
            out.text("unit", Cd.display(unit, context));
            if (unit.has("code") && Cd.system(unit, context) != null) {
                out.text("system", Cd.system(unit, context)).code("code", unit.attribute("code"));
            }
            out.close();
            return;
        }
        out.object("doseQuantity");
        simple(dose, context, out);
        out.close();
    }

    private static void rate(Element rate, Context context, JsonWriter out) {
        boolean range = Pq.isRange(rate);
        out.object(range ? "rateRange" : "rateQuantity");
        if (range) {
            Pq.range(rate, context, out);
        } else {
            simple(rate, context, out);
        }
        out.close();
    }

    // A SimpleQuantity has no comparator: one bound alone is the number.
    private static void simple(Element quantity, Context context, JsonWriter out) {
        Element low = quantity.child("low");
        Pq.quantity(quantity.has("value") ? quantity : low.has("value") ? low : quantity.child("high"), context, out);
    }

    private static void object(String name, Element code, Context context, JsonWriter out) {
        out.object(name);
        Cd.concept(code, context, out);
        out.close();
    }
}
