package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * ODS[NutritionOrder] (chapter 4, section 4.8.1): by ODS-1 a diet (D), a supplement (S) or a preference (P). All diets of an order are its
 * one oral diet, of which a list of codes and texts is made.
 */
public final class OdsNutritionOrder {
    private static final String RULE = "ODS[NutritionOrder]";

    private OdsNutritionOrder() {}

    /** Fills the slots of the order. */
    public static void put(List<Segment> all, EntryDraft entry, Context context) {
        List<Segment> diets = new ArrayList<>(all.size());
        List<Segment> supplements = new ArrayList<>(0);
        List<Segment> preferences = new ArrayList<>(0);
        for (Segment ods : all) {
            switch (ods.text(1).trim().toUpperCase(Locale.ROOT)) {
                case "S" -> supplements.add(ods);
                case "P" -> preferences.add(ods);
                case "D" -> diets.add(ods);
                default -> {
                    context.warn(ods.location() + "-1", "no type of HL7 table 0159; taken for a diet");
                    diets.add(ods);
                }
            }
        }
        JsonWriter out = context.json();
        diet(diets, context, out);
        put("oralDiet", diets, entry, out);
        supplements.forEach(ods -> supplement(ods, context, out));
        put("supplement#ODS", supplements, entry, out);
        preferences.forEach(ods -> concepts(ods, 3, context, out));
        put("foodPreferenceModifier#ODS", preferences, entry, out);
    }

    private static void diet(List<Segment> diets, Context context, JsonWriter out) {
        out.object("oralDiet").list("type");
        diets.forEach(ods -> concepts(ods, 3, context, out));
        out.close().list("schedule");
        diets.forEach(ods -> periods(ods, context, out));
        out.close();
        StringBuilder instruction = new StringBuilder();
        for (Segment ods : diets) {
            instruction
                    .append(instruction.length() == 0 || !ods.field(4).isPresent() ? "" : "\n")
                    .append(instruction(ods));
        }
        out.text("instruction", instruction.toString()).close();
    }

    private static void supplement(Segment ods, Context context, JsonWriter out) {
        out.item().object("type");
        Cwe.concept(Composite.of(ods.field(3)), context, out);
        out.close().list("schedule");
        periods(ods, context, out);
        out.close().text("instruction", instruction(ods)).close();
    }

    private static void concepts(Segment ods, int field, Context context, JsonWriter out) {
        for (Repetition each : ods.field(field).repetitions()) {
            out.item();
            Cwe.concept(Composite.of(each), context, out);
            out.close();
        }
    }

    /** ODS-2: the meals, as Timings that have a code and no clock. */
    private static void periods(Segment ods, Context context, JsonWriter out) {
        for (Repetition each : ods.field(2).repetitions()) {
            out.item().object("code");
            Cwe.concept(Composite.of(each), context, out);
            out.close().close();
        }
    }

    private static String instruction(Segment ods) {
        StringBuilder text = new StringBuilder();
        for (Repetition each : ods.field(4).repetitions()) {
            text.append(text.length() == 0 ? "" : "\n").append(each.wholeText());
        }
        return text.toString();
    }

    private static void put(String key, List<Segment> segments, EntryDraft entry, JsonWriter out) {
        String json = out.take();
        if (json != null) {
            entry.put(new Slot(key, 0, json, segments.get(0).location() + "-3", RULE));
        }
    }
}
