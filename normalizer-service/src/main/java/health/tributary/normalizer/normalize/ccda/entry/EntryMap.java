package health.tributary.normalizer.normalize.ccda.entry;

import health.tributary.ccda.Element;
import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.ccda.type.Datum;
import health.tributary.normalizer.normalize.ccda.type.Members;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A template's mapping to a resource, as statements: one row for each element that is mapped, in FHIR's order as far as members are
 * concerned. A row whose place in the document says nothing makes no slot.
 */
public final class EntryMap {
    private final String rule;
    private final List<Row> rows = new ArrayList<>();

    private EntryMap(String rule) {
        this.rule = rule;
    }

    /** The mapping of a template, by C-CDA's name, to a resource type. */
    public static EntryMap of(String template, String type) {
        return new EntryMap(template + '[' + type + ']');
    }

    /** The element at the end of a path of names. */
    public static Function<Element, Element> at(String... names) {
        return entry -> entry.at(names);
    }

    /** The elements of a name. */
    public static Function<Element, List<Element>> all(String name) {
        return entry -> entry.children(name);
    }

    /** The rule's name, as slots have it. */
    public String rule() {
        return rule;
    }

    /** A single element of a complex type. */
    public EntryMap object(String element, Function<Element, Element> from, Members members) {
        return choiceObject(element, element, from, members);
    }

    /** One form of a choice element of a complex type: the slot {@code value[x]}, the member {@code valueQuantity}. */
    public EntryMap choiceObject(String slot, String member, Function<Element, Element> from, Members members) {
        return row(slot, from, (place, context, out) -> {
            out.object(member);
            members.write(place, context, out);
            out.close();
        });
    }

    /** A single element of a primitive type. */
    public EntryMap datum(String element, Function<Element, Element> from, Datum datum) {
        return choice(element, element, from, datum);
    }

    /** One form of a choice element of a primitive type. */
    public EntryMap choice(String slot, String member, Function<Element, Element> from, Datum datum) {
        return row(slot, from, (place, context, out) -> datum.write(member, place, context, out));
    }

    /** A repeating element: the slot {@code identifier#id}. */
    public EntryMap list(String element, String label, Function<Element, List<Element>> from, Members members) {
        rows.add(new Row(
                element + '#' + label,
                entry -> {
                    List<Element> all = from.apply(entry);
                    return all.isEmpty() ? Element.NONE : all.get(0);
                },
                any -> true,
                (entry, place, context, out) -> {
                    for (Element each : from.apply(entry)) {
                        out.item();
                        members.write(each, context, out);
                        out.close();
                    }
                }));
        return this;
    }

    /** Whatever members or items a place is written as. */
    public EntryMap row(String key, Function<Element, Element> from, Members members) {
        rows.add(new Row(key, from, any -> true, (entry, place, context, out) -> members.write(place, context, out)));
        return this;
    }

    /** Keeps the last row to entries of which something holds. */
    public EntryMap when(Predicate<Element> holds) {
        Row last = rows.remove(rows.size() - 1);
        rows.add(new Row(last.key, last.from, holds, last.fill));
        return this;
    }

    /** Puts all that an entry says. */
    public void fill(Element entry, EntryDraft draft, Context context) {
        for (Row row : rows) {
            Element place = row.from.apply(entry);
            if (place.isPresent() && row.holds.test(entry)) {
                row.fill.write(entry, place, context, context.json());
                put(row.key, place, draft, context);
            }
        }
    }

    /** Puts a slot of JSON that was written for it; nothing if nothing was written. */
    public void put(String key, Element place, EntryDraft draft, Context context) {
        String json = context.json().take();
        if (json != null) {
            draft.put(new Slot(key, 0, json, place.path(), rule));
        }
    }

    /** Puts a slot of ready JSON. */
    public void put(String key, String json, Element place, EntryDraft draft) {
        draft.put(new Slot(key, 0, json, place.path(), rule));
    }

    /** Puts {@code subject} or {@code patient}: the document's patient. */
    public void patient(String element, EntryDraft draft, Context context) {
        Element place = context.document().root().at("recordTarget", "patientRole");
        put(element, '"' + element + "\":{" + context.patientReference() + '}', place, draft);
    }

    private record Row(String key, Function<Element, Element> from, Predicate<Element> holds, Fill fill) {}

    @FunctionalInterface
    private interface Fill {
        void write(Element entry, Element place, Context context, JsonWriter out);
    }
}
