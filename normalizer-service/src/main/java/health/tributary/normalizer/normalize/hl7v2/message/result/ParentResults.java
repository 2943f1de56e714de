package health.tributary.normalizer.normalize.hl7v2.message.result;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.observation.Observations;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The results from which other orders of their message came: a susceptibility is that of the organism that a culture grew (OBR-26, PRL;
 * chapter 4, section 4.5.3.26). OBR-26 tells code, sub-id and value of the result, OBR-29 (else OBR-54, ORC-8) the numbers of its order. A
 * result that does not stand before its children is known by what OBR-26 says of it alone.
 */
final class ParentResults {
    private static final String RULE = "OBR[Observation]";
    private static final String KEY = "derivedFrom#OBR-26";
    private static final String ANY_ORDER = "";
    /** OBR-26.3 is the name of what was found; a longer value is none. */
    private static final int MAX_NAME = 200;

    private final Context context;
    /** The codes of the results that orders of the message came from. */
    private final Set<String> sought = new HashSet<>(0);
    /** Empty where several results are alike in it. */
    private final Map<Key, Optional<EntryId>> found = new HashMap<>(0);

    private OrderGroup last;
    private Set<String> ordersOfLast = Set.of();

    /** What OBR-26 may say of a result: in an order, by number; its code; its sub-id or value, or neither. */
    private record Key(String order, String code, String which) {}

    ParentResults(List<OrderGroup> groups, Context context) {
        this.context = context;
        for (OrderGroup group : groups) {
            if (namesParent(group)) {
                sought.add(code(Composite.of(group.obr().field(26)).inner(1)));
            }
        }
    }

    private static boolean namesParent(OrderGroup group) {
        return group.obr() != null && group.obr().field(26).isPresent();
    }

    /** Keeps a result for the orders that follow. */
    void add(OrderGroup group, Segment obx, EntryId id) {
        if (sought.isEmpty()) {
            return;
        }
        String code = code(Composite.of(obx.field(3)));
        if (code.isEmpty() || !sought.contains(code)) {
            return;
        }
        String subId = subId(obx.field(4).wholeText());
        String value = obx.field(5).length() > MAX_NAME ? "" : value(obx);
        for (String order : orders(group)) {
            add(new Key(order, code, ""), id);
            add(new Key(order, code, subId), id);
            add(new Key(order, code, value), id);
        }
    }

    private void add(Key key, EntryId id) {
        found.merge(key, Optional.of(id), (one, other) -> one.equals(other) ? one : Optional.empty());
    }

    /** The numbers of an order's own. */
    private Set<String> orders(OrderGroup group) {
        if (group != last) {
            last = group;
            ordersOfLast = new LinkedHashSet<>();
            ordersOfLast.add(ANY_ORDER);
            numbers(group.orc());
            numbers(group.obr());
        }
        return ordersOfLast;
    }

    private void numbers(Segment segment) {
        if (segment != null) {
            ordersOfLast.add(number(Composite.of(segment.field(2))));
            ordersOfLast.add(number(Composite.of(segment.field(3))));
        }
    }

    /** What the results of an order came from, as a slot of each of them; nothing if OBR-26 does not say. */
    Optional<Slot> of(OrderGroup group) {
        if (!namesParent(group)) {
            return Optional.empty();
        }
        Composite named = Composite.of(group.obr().field(26));
        Optional<EntryId> parent = parent(group, named);
        String words = named.has(3) ? named.text(3) : Cwe.text(named.inner(1));
        if (parent.isEmpty()) {
            context.warn(named.place(), "the result that these came from is not before them in the message");
            if (words.isBlank()) {
                return Optional.empty();
            }
        }
        JsonWriter out = context.json();
        out.item();
        parent.ifPresent(id -> out.plain("reference", Observations.TYPE + '/' + id.value()));
        out.plain("type", Observations.TYPE).text("display", words);
        String json = out.close().take();
        // A correction of the child alone does not take the reference away.
        int rank = parent.isPresent() ? 1 : 0;
        return Optional.of(new Slot(KEY, rank, json, group.obr().location() + "-26", RULE));
    }

    private Optional<EntryId> parent(OrderGroup group, Composite named) {
        String code = code(named.inner(1));
        String subId = named.has(2) ? subId(named.inner(2).whole()) : "";
        String value = named.has(3) ? valued(named.text(3)) : "";
        for (String order : parents(group)) {
            Optional<EntryId> one = found.get(new Key(order, code, subId.isEmpty() ? value : subId));
            if (one != null) {
                return one.isPresent() ? one : found.getOrDefault(new Key(order, code, value), Optional.empty());
            }
        }
        return Optional.empty();
    }

    /** The numbers by which an order names the one that it came from, the filler's first; where it names none, any will do. */
    private static List<String> parents(OrderGroup group) {
        List<String> parents = new ArrayList<>(4);
        parents(group.obr(), 29, parents);
        parents(group.obr(), 54, parents);
        parents(group.orc(), 8, parents);
        return parents.isEmpty() ? List.of(ANY_ORDER) : parents;
    }

    private static void parents(Segment segment, int field, List<String> parents) {
        if (segment == null || !segment.field(field).isPresent()) {
            return;
        }
        Composite numbers = Composite.of(segment.field(field));
        if (numbers.has(2)) {
            parents.add(number(numbers.inner(2)));
        }
        if (numbers.has(1)) {
            parents.add(number(numbers.inner(1)));
        }
    }

    // Within one message numbers and codes mean the same thing with and without their authority and system, which a
    // parent's often lack.
    private static String number(Composite number) {
        return number.text(1).strip();
    }

    private static String code(Composite coded) {
        return coded.has(1)
                ? coded.text(1).strip()
                : coded.has(4) ? coded.text(4).strip() : folded(Cwe.text(coded));
    }

    private static String value(Segment obx) {
        Composite value = Composite.of(obx.field(5));
        return valued(value.has(2) ? value.text(2) : value.whole());
    }

    private static String valued(String text) {
        return "value|" + folded(text);
    }

    private static String subId(String text) {
        return text.isBlank() ? "" : "sub-id|" + text.strip();
    }

    private static String folded(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }
}
