package health.tributary.normalizer.normalize.ccda.entry;

import health.tributary.ccda.Element;
import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.ccda.type.Cd;
import health.tributary.normalizer.normalize.ccda.type.Ii;
import health.tributary.normalizer.normalize.ccda.type.NullFlavor;
import health.tributary.normalizer.normalize.ccda.type.People;
import health.tributary.normalizer.normalize.ccda.type.Ts;
import health.tributary.normalizer.normalize.ccda.type.Value;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Vital Signs Organizer to Observations: one for each sign, but systolic and diastolic pressure of one moment are the components of one
 * panel, 85354-9 (US Core, blood pressure).
 */
final class VitalSigns {
    private static final String SYSTOLIC = "8480-6";
    private static final String DIASTOLIC = "8462-4";
    private static final String CODE = "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"85354-9\","
            + "\"display\":\"Blood pressure panel with all children optional\"}]}";
    private static final EntryMap PANEL = EntryMap.of("VitalSignsOrganizer", Observations.TYPE);

    private VitalSigns() {}

    /** States the signs of an organizer, or one that stands by itself. */
    static void put(Element entry, Context context) {
        if (entry.name().equals("observation")) {
            Observations.put(entry, Observations.VITAL_SIGNS, context);
            return;
        }
        Map<String, Pressure> pressures = new LinkedHashMap<>();
        for (Element component : entry.children("component")) {
            for (Element sign : component.children("observation")) {
                String loinc = Cd.in(sign.child("code"), Cd.LOINC);
                boolean paired = (loinc.equals(SYSTOLIC) || loinc.equals(DIASTOLIC))
                        && pressures
                                .computeIfAbsent(moment(sign), any -> new Pressure())
                                .add(loinc, sign);
                if (!paired) {
                    Observations.put(sign, Observations.VITAL_SIGNS, context);
                }
            }
        }
        pressures.values().forEach(pressure -> panel(entry, pressure, context));
    }

    private static String moment(Element sign) {
        Element time = sign.child("effectiveTime");
        return time.attribute("value") + '|' + time.child("low").attribute("value");
    }

    // Its key is that of the systolic pressure: organizers often have no id of their own, or the same one for all.
    private static void panel(Element organizer, Pressure pressure, Context context) {
        Element first = pressure.first();
        EntryDraft panel =
                context.assertion(Observations.TYPE, "85354-9|" + context.keys().of(first));
        JsonWriter out = context.json();
        for (Element sign : pressure.signs()) {
            for (Element id : sign.children("id")) {
                out.item();
                Ii.identifier(id, context, out);
                out.close();
            }
        }
        PANEL.put("identifier#id", first, panel, context);
        String status = Statuses.of(first, Statuses.OBSERVATION, "unknown");
        int rank = Observations.rank(status);
        panel.put(new Slot("status", rank, "\"status\":\"" + status + '"', first.path(), PANEL.rule()));
        PANEL.put("category#section", Observations.VITAL_SIGNS, organizer, panel);
        PANEL.put("code", CODE, first, panel);
        PANEL.patient("subject", panel, context);
        Element time = first.child("effectiveTime").isPresent()
                ? first.child("effectiveTime")
                : organizer.child("effectiveTime");
        Ts.choice("effective", time, context, out);
        PANEL.put("effective[x]", time.isPresent() ? time : first, panel, context);
        out.item();
        People.assigned(Templates.author(first).child("assignedAuthor"), context, out);
        out.close();
        PANEL.put("performer#performer", first, panel, context);
        for (Element sign : pressure.signs()) {
            component(sign, context, out);
        }
        String components = out.take();
        panel.put(new Slot("component#value", rank, components, first.path(), PANEL.rule()));
    }

    private static void component(Element sign, Context context, JsonWriter out) {
        out.item().object("code");
        Cd.concept(sign.child("code"), context, out);
        out.close();
        int before = out.length();
        Value.write(sign.child("value"), context, out);
        if (out.length() == before) {
            out.object("dataAbsentReason");
            NullFlavor.concept(sign.child("value"), out);
            out.close();
        }
        out.list("interpretation");
        for (Element interpretation : sign.children("interpretationCode")) {
            out.item();
            Cd.concept(interpretation, context, out);
            out.close();
        }
        out.close().close();
    }

    /** The two numbers of one moment, as far as they are there. */
    private static final class Pressure {
        private final Map<String, Element> signs = new TreeMap<>(Comparator.reverseOrder());

        /** Whether it had none of that kind yet. */
        boolean add(String loinc, Element sign) {
            return signs.putIfAbsent(loinc, sign) == null;
        }

        Element first() {
            return signs.values().iterator().next();
        }

        Iterable<Element> signs() {
            return signs.values();
        }
    }
}
