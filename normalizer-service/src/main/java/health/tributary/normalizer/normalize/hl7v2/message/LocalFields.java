package health.tributary.normalizer.normalize.hl7v2.message;

import health.tributary.contract.EntryId;
import health.tributary.contract.feed.LocalField;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Field;
import health.tributary.hl7v2.Presence;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Encounters;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.LocalValues;
import health.tributary.normalizer.vocabulary.LocalUri;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a feed's configuration maps by itself: fields of Z-segments, and fields that no table here knows. HL7's rule for updates holds as for
 * every other field: empty says nothing, {@code ""} clears, or takes an observation back.
 */
public final class LocalFields {
    private static final String TYPE = "Observation";
    private static final String RULE = "feed[";

    private LocalFields() {}

    /** States what the feed makes of the message's local fields; to be called when all else is stated. */
    public static void put(Context context) {
        Set<String> keys = new HashSet<>();
        for (LocalField each : context.feed().mapping().localFields()) {
            List<Segment> segments = context.segments().all(each.segment());
            if (segments.isEmpty()) {
                continue;
            }
            if (each instanceof LocalField.Extension extension) {
                extension(extension, segments, context);
            } else if (each instanceof LocalField.Identifier identifier) {
                identifier(identifier, segments, context);
            } else if (each instanceof LocalField.Observation observation) {
                for (Segment segment : segments) {
                    observation(observation, segment, keys, context);
                }
            }
        }
    }

    private static void extension(LocalField.Extension local, List<Segment> segments, Context context) {
        String key = "extension#" + local.segment() + '-' + local.field() + '/' + LocalUri.encoded(local.url());
        items(local, local.resource(), key, segments, context, (value, out) -> {
            int cut = out.length();
            out.item().plain("url", local.url());
            int before = out.length();
            LocalValues.extension(local.type(), value, context, out);
            out.closeIfGrown(before, cut);
        });
    }

    private static void identifier(LocalField.Identifier local, List<Segment> segments, Context context) {
        String key = "identifier#" + local.segment() + '-' + local.field() + "/local";
        items(local, local.resource(), key, segments, context, (value, out) -> {
            out.item();
            Cx.identifier(value, context, out);
            out.close();
        });
    }

    @FunctionalInterface
    private interface Item {
        void write(Composite value, JsonWriter out);
    }

    /** One slot of the patient or visit, with an item for each repetition in each of the segments. */
    private static void items(
            LocalField local, String type, String key, List<Segment> segments, Context context, Item item) {
        JsonWriter out = context.json();
        boolean said = false;
        for (Segment segment : segments) {
            Field field = segment.field(local.field());
            said |= field.presence() != Presence.ABSENT;
            if (field.isPresent()) {
                for (Repetition each : field.repetitions()) {
                    item.write(Composite.of(each), out);
                }
            }
        }
        String json = out.take();
        Optional<EntryDraft> entry = context.patient().first(type);
        String place = segments.get(0).location() + "-" + local.field();
        if (said && entry.isEmpty()) {
            context.warn(place, "the feed maps it to a visit, and the message states none; left out");
        } else if (said) {
            entry.get().put(new Slot(key, 0, json, place, rule(local, type)));
        }
    }

    private static void observation(LocalField.Observation local, Segment segment, Set<String> keys, Context context) {
        Field field = segment.field(local.field());
        String code = code(local, segment, context);
        if (field.presence() == Presence.ABSENT) {
            return;
        }
        if (code == null) {
            context.warn(segment.location().toString(), "an observation of the feed's own without a code; left out");
            return;
        }
        Optional<EntryDraft> encounter = context.patient().first(Encounters.TYPE);
        String time = local.timeField() > 0 ? segment.text(local.timeField()).trim() : "";
        String visit = encounter.map(each -> each.entry().value()).orElse("");
        String key =
                "local|" + segment.name() + '|' + local.field() + '|' + code + '|' + (time.isEmpty() ? visit : time);
        while (!keys.add(key)) {
            key += "|+";
        }
        EntryId id = context.patient().entryId(TYPE, key);
        if (field.isNull()) {
            context.patient().retract(TYPE, id, context.stated());
            return;
        }
        EntryDraft entry = context.patient().assertion(TYPE, id, context.stated());
        Slots slots = new Slots(entry, segment, rule(local, TYPE), context);
        encounter.ifPresent(
                each -> slots.put("encounter", local.field(), out -> out.raw(Encounters.reference(each.entry()))));
        if (!time.isEmpty()) {
            Composite stated = Composite.of(segment.field(local.timeField()));
            slots.put(
                    "effective[x]", local.timeField(), out -> Dtm.dateTime("effectiveDateTime", stated, context, out));
        }
        observed(local, segment, slots, context);
    }

    private static void observed(LocalField.Observation local, Segment segment, Slots slots, Context context) {
        slots.put("status", local.field(), out -> out.plain("status", "final"));
        slots.put(
                "code",
                local.codeField() > 0 ? local.codeField() : local.field(),
                out -> code(local, segment, context, out));
        slots.entry.put(context.about("subject", slots.rule));
        local.category()
                .ifPresent(category -> slots.put("category#" + segment.name(), local.field(), out -> {
                    out.item().list("coding").item();
                    out.plain("system", "http://terminology.hl7.org/CodeSystem/observation-category");
                    out.plain("code", category).close().close().close();
                }));
        Composite value = Composite.of(segment.field(local.field()));
        Composite unit = local.unitField() > 0 ? Composite.of(segment.field(local.unitField())) : null;
        slots.put("value[x]", local.field(), out -> LocalValues.observed(local.type(), value, unit, context, out));
    }

    private static String code(LocalField.Observation local, Segment segment, Context context) {
        return local.code()
                .map(code -> code.system() + '|' + code.code())
                .orElseGet(() -> Cwe.key(Composite.of(segment.field(Math.max(1, local.codeField()))), context));
    }

    private static void code(LocalField.Observation local, Segment segment, Context context, JsonWriter out) {
        out.object("code");
        if (local.code().isPresent()) {
            LocalField.Code code = local.code().get();
            out.list("coding").item().text("system", code.system());
            out.code("code", code.code())
                    .text("display", code.display())
                    .close()
                    .close();
        } else {
            Cwe.concept(Composite.of(segment.field(local.codeField())), context, out);
        }
        out.close();
    }

    private static String rule(LocalField local, String type) {
        return RULE + local.segment() + '>' + type + ']';
    }

    /** The slots of one entry from one segment. */
    private record Slots(EntryDraft entry, Segment segment, String rule, Context context) {
        void put(String key, int field, Consumer<JsonWriter> write) {
            write.accept(context.json());
            String json = context.json().take();
            if (json != null) {
                entry.put(new Slot(key, 0, json, segment.location() + "-" + field, rule));
            }
        }
    }
}
