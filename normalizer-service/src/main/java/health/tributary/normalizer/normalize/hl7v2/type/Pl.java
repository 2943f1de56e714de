package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.DirectorySlots;
import health.tributary.normalizer.vocabulary.CodeSystems;
import java.util.List;

/**
 * PL: a person's location, as a chain of Locations from the facility to the bed, each part of the next wider one that is
 * named. The Locations are entries of the feed's directory; what refers to the place refers to the narrowest.
 */
public final class Pl {
    private static final String TYPE = "Location";
    private static final String RULE = "PL[Location]";
    private static final String BED_STATUS = "0116";
    private static final String PHYSICAL_TYPE = "http://terminology.hl7.org/CodeSystem/location-physical-type";

    /** From wide to narrow: facility, building, floor, point of care, room, bed. */
    private static final List<Level> LEVELS = List.of(
            new Level(4, "si", "Site"),
            new Level(7, "bu", "Building"),
            new Level(8, "lvl", "Level"),
            new Level(1, "wa", "Ward"),
            new Level(2, "ro", "Room"),
            new Level(3, "bd", "Bed"));

    private record Level(int part, String code, String display) {}

    private Pl() {}

    /** A Reference to the narrowest place; nothing where none is named. */
    public static void reference(Composite value, Context context, JsonWriter out) {
        reference(value, any -> {}, context, out);
    }

    /** A Reference to the narrowest place, of which the message says more elsewhere. */
    public static void reference(Composite value, DirectorySlots.Fill more, Context context, JsonWriter out) {
        if (!value.isPresent()) {
            return;
        }
        StringBuilder path = new StringBuilder();
        String wider = null;
        int narrowest = narrowest(value);
        for (int i = 0; i <= narrowest; i++) {
            Level level = LEVELS.get(i);
            String name = name(value, level);
            if (!name.isEmpty()) {
                path.append('/').append(level.code()).append('|').append(name);
                wider = entry(value, level, name, path.toString(), wider, i == narrowest ? more : null, context);
            }
        }
        if (wider != null) {
            out.plain("reference", TYPE + '/' + wider).text("display", display(value));
        }
    }

    /** The place in words, the narrowest first; empty if none is named. */
    public static String display(Composite value) {
        StringBuilder display = new StringBuilder();
        for (Level level : LEVELS) {
            String name = name(value, level);
            if (!name.isEmpty()) {
                display.insert(0, display.length() == 0 ? name : name + ", ");
            }
        }
        return display.toString();
    }

    /** How a bed is (HL7 table 0116): the slot of a Location. */
    public static DirectorySlots.Fill bedStatus(Composite status, Context context) {
        String code = status.text(1).trim();
        return slots -> slots.slot("operationalStatus", out -> {
            if (!code.isEmpty()) {
                boolean defined = CodeSystems.defines(BED_STATUS, code);
                out.object("operationalStatus")
                        .text(
                                "system",
                                defined
                                        ? CodeSystems.tableUri(BED_STATUS)
                                        : context.localCodeSystem("HL7" + BED_STATUS))
                        .code("code", code)
                        .text("display", status.text(2))
                        .close();
            }
        });
    }

    private static int narrowest(Composite value) {
        for (int i = LEVELS.size() - 1; i >= 0; i--) {
            if (!name(value, LEVELS.get(i)).isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    private static String name(Composite value, Level level) {
        if (!value.has(level.part())) {
            return "";
        }
        Composite hd = value.inner(level.part());
        return (hd.has(1) ? hd.text(1) : hd.text(2)).strip();
    }

    // The last alone has more to be said of, and the description.
    private static String entry(
            Composite value,
            Level level,
            String name,
            String path,
            String wider,
            DirectorySlots.Fill narrowest,
            Context context) {
        return context.directory().entry(TYPE, path, value.place(), RULE, slots -> {
            slots.slot("identifier#PL." + level.part(), out -> {
                out.item();
                out.text("system", context.localCodeSystem("location/" + level.code()))
                        .text("value", name)
                        .close();
            });
            slots.slot("name", out -> out.text("name", name));
            if (narrowest != null && value.has(9)) {
                slots.slot("description", out -> out.text("description", value.text(9)));
            }
            slots.slot("mode", out -> out.plain("mode", "instance"));
            slots.slot("physicalType", out -> {
                out.object("physicalType").list("coding").item();
                out.plain("system", PHYSICAL_TYPE).plain("code", level.code()).plain("display", level.display());
                out.close().close().close();
            });
            if (wider != null) {
                slots.slot(
                        "partOf",
                        out -> out.object("partOf")
                                .plain("reference", TYPE + '/' + wider)
                                .close());
            }
            if (narrowest != null) {
                narrowest.fill(slots);
            }
        });
    }
}
