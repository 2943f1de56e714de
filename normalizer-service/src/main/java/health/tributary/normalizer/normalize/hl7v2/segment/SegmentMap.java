package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.JsonItems;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Field;
import health.tributary.hl7v2.Presence;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Datum;
import health.tributary.normalizer.normalize.hl7v2.type.Dr;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import health.tributary.normalizer.normalize.hl7v2.type.Translating;
import health.tributary.normalizer.vocabulary.ConceptMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The table that maps one segment to one resource type: a row says which field fills which slot and how. HL7's rule for
 * updates holds for every row (chapter 2, section 2.5.3): an empty field says nothing and yields no slot, {@code ""} clears the slot.
 *
 * <p>Rows are in the order of their fields. Two rows may fill one slot; the later one that has something to say wins.
 */
public final class SegmentMap {
    private final String segment;
    private final String rule;
    private final List<Row> rows = new ArrayList<>();

    private SegmentMap(String segment, String target) {
        this.segment = segment;
        this.rule = segment + '[' + target + ']';
    }

    /** An empty table for a segment and the resource type, or part of one, that it fills. */
    public static SegmentMap of(String segment, String target) {
        return new SegmentMap(segment, target);
    }

    /** Writes a slot from the segment as a whole. */
    @FunctionalInterface
    public interface Fill {
        void write(Segment segment, Context context, JsonWriter out);
    }

    /** A repeating element: each repetition, but those that only say one again, becomes one item for each data type given, in the slot {@code element#SEG-n}. */
    public SegmentMap list(int field, String element, Members... items) {
        return row(field, element + '#' + segment + '-' + field, repeated(field, items))
                .by(items);
    }

    /** A single element of a complex type. */
    public SegmentMap object(int field, String element, Members members) {
        return row(field, element, (from, context, out) -> {
                    out.object(element);
                    members.write(Composite.of(from.field(field)), context, out);
                    out.close();
                })
                .by(members);
    }

    /** A single element of a primitive type. */
    public SegmentMap datum(int field, String element, Datum datum) {
        return choice(field, element, element, datum);
    }

    /** One form of a choice element: the slot {@code value[x]}, the member {@code valueQuantity}. */
    public SegmentMap choice(int field, String slot, String member, Datum datum) {
        return row(
                        field,
                        slot,
                        (from, context, out) -> datum.write(member, Composite.of(from.field(field)), context, out))
                .by(datum);
    }

    /** A member of a primitive type of a single object element: the slot {@code period.start}. */
    public SegmentMap member(int field, String element, String member, Datum datum) {
        return choice(field, element + '.' + member, member, datum);
    }

    /** A period that is stated in two fields, each of which may be said without the other: {@code period.start}, {@code period.end}. */
    public SegmentMap period(int startField, int endField) {
        member(startField, "period", "start", Dtm::dateTime);
        return row(endField, "period.end", (from, context, out) -> {
            Composite end = Composite.of(from.field(endField));
            if (Dr.inOrder(Composite.of(from.field(startField)), end, context)) {
                Dtm.dateTime("end", end, context, out);
            }
        });
    }

    /** A member of a complex type of a single object element. */
    public SegmentMap memberObject(int field, String element, String member, Members members) {
        return row(field, element + '.' + member, (from, context, out) -> {
                    out.object(member);
                    members.write(Composite.of(from.field(field)), context, out);
                    out.close();
                })
                .by(members);
    }

    /** A repeating member of a single object element. */
    public SegmentMap memberList(int field, String element, String member, Members items) {
        Fill fill = repeated(field, items);
        return row(field, element + '.' + member, (from, context, out) -> {
                    out.list(member);
                    fill.write(from, context, out);
                    out.close();
                })
                .by(items);
    }

    /** An extension that HL7 defines, once for each repetition. */
    public SegmentMap extensionObject(int field, String name, String value, Members members) {
        return extensionObjectUrl(field, Extensions.hl7(name), value, members);
    }

    /** An extension by its URL, once for each repetition. */
    public SegmentMap extensionObjectUrl(int field, String url, String value, Members members) {
        return row(field, "extension#" + segment + '-' + field, (from, context, out) -> {
                    for (Repetition each : from.field(field).repetitions()) {
                        int cut = out.length();
                        out.item().plain("url", url);
                        int before = out.length();
                        out.object(value);
                        members.write(Composite.of(each), context, out);
                        out.close();
                        out.closeIfGrown(before, cut);
                    }
                })
                .by(members);
    }

    /** An extension that HL7 defines, with a primitive value. */
    public SegmentMap extension(int field, String name, String value, Datum datum) {
        return extensionUrl(field, Extensions.hl7(name), value, datum);
    }

    /** An extension by its URL, with a primitive value. */
    public SegmentMap extensionUrl(int field, String url, String value, Datum datum) {
        return row(field, "extension#" + segment + '-' + field, (from, context, out) -> {
                    int cut = out.length();
                    out.item().plain("url", url);
                    int before = out.length();
                    datum.write(value, Composite.of(from.field(field)), context, out);
                    out.closeIfGrown(before, cut);
                })
                .by(datum);
    }

    /** A slot that this project's own code fills; it is asked only if the field has a value. */
    public SegmentMap row(int field, String key, Fill fill) {
        rows.add(Row.of(segment, field, key, fill, rule));
        return this;
    }

    /**
     * The last row holds only if the segment is so.
     */
    public SegmentMap when(Predicate<Segment> condition) {
        rows.set(rows.size() - 1, rows.get(rows.size() - 1).when(condition));
        return this;
    }

    /**
     * The last row fills an element that FHIR requires. If the message does not say it, or clears it, this is written: with
     * rank 0 where it says nothing, so that it never covers what another message did say (which has rank 1).
     */
    public SegmentMap required(String otherwise) {
        rows.set(rows.size() - 1, rows.get(rows.size() - 1).required(otherwise));
        return this;
    }

    /** Fills an entry's slots from a segment. */
    public void fill(Segment from, EntryDraft entry, Context context) {
        int occurrence = from.occurrence();
        int fields = from.fieldCount();
        for (Row row : rows) {
            if (row.field > fields && row.otherwise == null) {
                continue;
            }
            Slot slot = row.read(from, occurrence, context);
            if (slot != null) {
                entry.put(slot);
            }
        }
    }

    /**
     * Fills an entry's slots from segments that speak of one thing: what repeats is joined, each item once; of all else what the last
     * segment says that says anything. Nothing is cleared that any of them states. The members of one element, such as a period, are those of
     * the last segment, since those of two are no one's.
     */
    public void fill(List<Segment> from, EntryDraft entry, Context context) {
        if (from.size() == 1) {
            fill(from.get(0), entry, context);
            return;
        }
        for (Row row : rows) {
            Slot said = null;
            Set<String> items = new LinkedHashSet<>();
            List<Segment> saying = row.key.indexOf('.') > 0 ? from.subList(from.size() - 1, from.size()) : from;
            for (Segment each : saying) {
                Slot slot = row.read(each, each.occurrence(), context);
                said = slot == null || (said != null && slot.clears()) ? said : slot;
                if (slot != null && slot.repeats() && !slot.clears()) {
                    items.addAll(JsonItems.split(slot.json()));
                }
            }
            if (said != null) {
                String json = items.isEmpty() ? said.json() : String.join(",", items);
                entry.put(new Slot(said.key(), said.rank(), json, said.source(), said.rule()));
            }
        }
    }

    /**
     * A row as the documentation tells it.
     *
     * @param field which field it reads
     * @param key the slot that it fills
     * @param vocabularies the names of the maps that translate its codes
     * @param conditional whether it holds only for some segments
     */
    public record Line(int field, String key, List<String> vocabularies, boolean conditional) {
        public Line {
            vocabularies = List.copyOf(vocabularies);
        }
    }

    /** What the table reads and fills, row by row. */
    public List<Line> lines() {
        return rows.stream()
                .map(row -> new Line(row.field, row.key, row.vocabularies, row.condition != null))
                .toList();
    }

    /** The segment's name. */
    public String segment() {
        return segment;
    }

    /** The rule's name in slots: {@code PID[Patient]}. */
    public String rule() {
        return rule;
    }

    private SegmentMap by(Translating... types) {
        List<String> vocabularies = Arrays.stream(types)
                .flatMap(type -> type.vocabulary().stream())
                .map(ConceptMap::name)
                .toList();
        rows.set(rows.size() - 1, rows.get(rows.size() - 1).by(vocabularies));
        return this;
    }

    private static Fill repeated(int field, Members... items) {
        return (from, context, out) -> {
            List<Repetition> repetitions = from.field(field).repetitions();
            Set<String> said = repetitions.size() > 1 ? new HashSet<>() : null;
            for (Repetition each : repetitions) {
                if (said != null && !said.add(each.raw())) {
                    continue;
                }
                Composite value = Composite.of(each);
                for (Members item : items) {
                    out.item();
                    item.write(value, context, out);
                    out.close();
                }
            }
        };
    }

    private record Row(
            String segment,
            int field,
            String key,
            Fill fill,
            String otherwise,
            Predicate<Segment> condition,
            String rule,
            List<String> sources,
            List<String> vocabularies) {
        /** Places of repeated segments that are made once; further ones are made as they come. */
        private static final int REMEMBERED_SOURCES = 64;

        static Row of(String segment, int field, String key, Fill fill, String rule) {
            List<String> sources = new ArrayList<>(REMEMBERED_SOURCES);
            for (int i = 1; i <= REMEMBERED_SOURCES; i++) {
                sources.add(source(segment, field, i));
            }
            return new Row(segment, field, key, fill, null, null, rule, sources, List.of());
        }

        Row when(Predicate<Segment> newCondition) {
            return new Row(segment, field, key, fill, otherwise, newCondition, rule, sources, vocabularies);
        }

        Row required(String newOtherwise) {
            return new Row(segment, field, key, fill, newOtherwise, condition, rule, sources, vocabularies);
        }

        Row by(List<String> newVocabularies) {
            return new Row(segment, field, key, fill, otherwise, condition, rule, sources, newVocabularies);
        }

        Slot read(Segment from, int occurrence, Context context) {
            Field value = from.field(field);
            Presence presence = value.presence();
            // Without a condition a row always holds.
            if ((presence == Presence.ABSENT && otherwise == null) || (condition != null && !condition.test(from))) {
                return null;
            }
            String json = null;
            if (presence == Presence.PRESENT) {
                fill.write(from, context, context.json());
                json = context.json().take();
            }
            int rank = otherwise != null && (json != null || presence == Presence.NULL) ? 1 : 0;
            if (json == null) {
                json = otherwise;
            }
            if (json == null && presence != Presence.NULL) {
                return null;
            }
            String source =
                    occurrence <= REMEMBERED_SOURCES ? sources.get(occurrence - 1) : source(segment, field, occurrence);
            return new Slot(key, rank, json, source, rule);
        }

        private static String source(String segment, int field, int occurrence) {
            return (occurrence == 1 ? segment : segment + '[' + occurrence + ']') + '-' + field;
        }
    }
}
