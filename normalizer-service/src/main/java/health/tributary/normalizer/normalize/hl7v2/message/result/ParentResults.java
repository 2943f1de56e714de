package health.tributary.normalizer.normalize.hl7v2.message.result;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Field;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.observation.Observations;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The results from which other orders of their message came: a susceptibility is that of the organism that a culture grew (OBR-26, PRL;
 * chapter 4, section 4.5.3.26). OBR-26 tells code, sub-id and value of the result, OBR-29 (else ORC-8) the numbers of its order. A
 * result that does not stand before its children is known by what OBR-26 says of it alone.
 */
final class ParentResults {
    private static final String RULE = "OBR[Observation]";
    private static final String KEY = "derivedFrom#OBR-26";
    private static final String ANY_ORDER = "";

    private final Context context;
    /** Whether any order of the message names a result that it came from. */
    private final boolean sought;
    /** By number of the order, code, and sub-id or value; empty where several results are alike in it. */
    private final Map<String, Optional<EntryId>> found = new HashMap<>(0);

    ParentResults(List<OrderGroup> groups, Context context) {
        this.context = context;
        this.sought = groups.stream().anyMatch(ParentResults::namesParent);
    }

    private static boolean namesParent(OrderGroup group) {
        return group.obr() != null && group.obr().field(26).isPresent();
    }

    /** Keeps a result for the orders that follow. */
    void add(OrderGroup group, Segment obx, EntryId id) {
        String code = sought ? code(Composite.of(obx.field(3))) : "";
        if (code.isEmpty()) {
            return;
        }
        Set<String> orders = new LinkedHashSet<>();
        orders.add(ANY_ORDER);
        for (Segment segment : segments(group)) {
            orders.add(number(Composite.of(segment.field(2))));
            orders.add(number(Composite.of(segment.field(3))));
        }
        for (String order : orders) {
            add(key(order, code, ""), id);
            add(key(order, code, "sub-id|" + obx.field(4).wholeText().strip()), id);
            add(key(order, code, "value|" + value(obx)), id);
        }
    }

    private void add(String key, EntryId id) {
        found.merge(key, Optional.of(id), (one, other) -> one.equals(other) ? one : Optional.empty());
    }

    /** What the results of an order came from, as a slot of each of them; nothing if OBR-26 does not say. */
    Optional<Slot> of(OrderGroup group) {
        if (!namesParent(group)) {
            return Optional.empty();
        }
        Composite named = Composite.of(group.obr().field(26));
        Optional<EntryId> parent = parent(group, named);
        if (parent.isEmpty()) {
            context.warn(
                    named.place(),
                    "the result that these came from is not before them in the message; named by its words");
        }
        JsonWriter out = context.json();
        out.item();
        if (parent.isPresent()) {
            out.plain("reference", Observations.TYPE + '/' + parent.get().value());
        }
        out.plain("type", Observations.TYPE);
        out.text("display", named.has(3) ? named.text(3) : Cwe.text(named.inner(1)));
        String json = out.close().take();
        return Optional.of(new Slot(KEY, 0, json, group.obr().location() + "-26", RULE));
    }

    private Optional<EntryId> parent(OrderGroup group, Composite named) {
        String code = code(named.inner(1));
        String subId = named.inner(2).whole().strip();
        for (String order : orders(group)) {
            Optional<EntryId> bySubId =
                    subId.isEmpty() ? found.get(key(order, code, "")) : found.get(key(order, code, "sub-id|" + subId));
            Optional<EntryId> byValue = found.get(key(order, code, "value|" + words(named.text(3))));
            if (bySubId != null) {
                return bySubId.isPresent() || byValue == null ? bySubId : byValue;
            }
        }
        return Optional.empty();
    }

    /** The numbers by which an order names the one that it came from, the filler's first; where it names none, any will do. */
    private static List<String> orders(OrderGroup group) {
        List<String> orders = new ArrayList<>(4);
        parents(group.obr(), 29, orders);
        parents(group.obr(), 54, orders);
        parents(group.orc(), 8, orders);
        return orders.isEmpty() ? List.of(ANY_ORDER) : orders;
    }

    private static void parents(Segment segment, int field, List<String> orders) {
        Field pair = segment == null ? null : segment.field(field);
        if (pair != null && pair.isPresent()) {
            Composite numbers = Composite.of(pair);
            if (numbers.has(2)) {
                orders.add(number(numbers.inner(2)));
            }
            if (numbers.has(1)) {
                orders.add(number(numbers.inner(1)));
            }
        }
    }

    private static List<Segment> segments(OrderGroup group) {
        List<Segment> segments = new ArrayList<>(2);
        if (group.orc() != null) {
            segments.add(group.orc());
        }
        if (group.obr() != null) {
            segments.add(group.obr());
        }
        return segments;
    }

    // Within one message numbers and codes mean the same thing with and without their authority and system, which a
    // parent's often lack.
    private static String number(Composite number) {
        return number.text(1).strip();
    }

    private static String code(Composite coded) {
        return coded.has(1)
                ? coded.text(1).strip()
                : coded.has(4) ? coded.text(4).strip() : words(Cwe.text(coded));
    }

    private static String value(Segment obx) {
        Composite value = Composite.of(obx.field(5));
        return words(value.has(2) ? value.text(2) : value.whole());
    }

    private static String words(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }

    private static String key(String order, String code, String which) {
        return order + '\n' + code + '\n' + which;
    }
}
