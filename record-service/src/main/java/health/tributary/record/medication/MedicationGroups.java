package health.tributary.record.medication;

import health.tributary.record.medication.MedicationLine.Identifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which entries are about the same prescription:
 *
 * <ol>
 *   <li>what refers to an order, and the order;
 *   <li>orders with an identifier of the same system and value;
 *   <li>orders with an identifier of the same value, if they are of the same medication: a pharmacy's two feeds, or a hospital and a
 *       pharmacy, name the system of a prescription number differently, and a number alone may be had twice (not so order numbers);
 *   <li>what refers to no order that is known, with others of the same medication that do not either.
 * </ol>
 *
 * Joining is symmetric and goes on through what is joined, so that the order of the entries does not matter.
 */
final class MedicationGroups {
    /** HL7 table 0203: placer and filler numbers of several systems are often small and alike. */
    private static final Set<String> ORDER_NUMBERS = Set.of("PLAC", "FILL");

    private final Map<String, Integer> known = new HashMap<>();
    private final int[] parents;

    private MedicationGroups(int size) {
        this.parents = new int[size];
        for (int i = 0; i < size; i++) {
            parents[i] = i;
        }
    }

    /**
     * The groups, each and all in the order of their ids.
     *
     * @param aliases ids that entries are referred to by, and the ids of those entries
     */
    static List<List<MedicationResource>> of(List<MedicationResource> resources, Map<String, String> aliases) {
        List<MedicationResource> sorted = new ArrayList<>(resources);
        sorted.sort(Comparator.comparing(MedicationResource::id));
        MedicationGroups groups = new MedicationGroups(sorted.size());
        for (int i = 0; i < sorted.size(); i++) {
            groups.known.put("id|" + sorted.get(i).id().value(), i);
        }
        boolean[] ordered = new boolean[sorted.size()];
        for (int i = 0; i < sorted.size(); i++) {
            ordered[i] = groups.joinOrder(sorted.get(i), i, aliases);
        }
        for (int i = 0; i < sorted.size(); i++) {
            groups.joinLoose(sorted.get(i), i, ordered);
        }
        Map<Integer, List<MedicationResource>> byRoot = new LinkedHashMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            byRoot.computeIfAbsent(groups.root(i), any -> new ArrayList<>()).add(sorted.get(i));
        }
        return List.copyOf(byRoot.values());
    }

    /** Joins by reference and by number; whether the entry is, or leads to, an order. */
    private boolean joinOrder(MedicationResource resource, int index, Map<String, String> aliases) {
        boolean order = resource.isOrder();
        List<String> references = new ArrayList<>(resource.references(
                "MedicationRequest", "authorizingPrescription", "request", "basedOn", "derivedFrom"));
        references.addAll(resource.references("MedicationDispense", "derivedFrom"));
        for (String id : references) {
            Integer target = named(id, aliases);
            if (target != null) {
                join(index, target);
                order = true;
            }
        }
        Set<String> medications = resource.medicationKeys();
        for (Identifier number : resource.numbers()) {
            order = true;
            if (!number.system().isEmpty()) {
                shared("number|" + number.system() + '|' + number.value(), index);
            }
            if (!ORDER_NUMBERS.contains(number.type())) {
                medications.forEach(medication -> shared("value|" + number.value() + '|' + medication, index));
            }
        }
        return order;
    }

    /** The entry of an id, or of what that id leads to; null if it is not known. */
    private Integer named(String id, Map<String, String> aliases) {
        Set<String> seen = new HashSet<>();
        String at = id;
        while (aliases.containsKey(at) && seen.add(at)) {
            at = aliases.get(at);
        }
        return known.get("id|" + at);
    }

    private void joinLoose(MedicationResource resource, int index, boolean[] ordered) {
        if (!ordered[index]) {
            resource.medicationKeys().forEach(medication -> shared("loose|" + medication, index));
        }
    }

    private void shared(String key, int index) {
        Integer other = known.putIfAbsent(key, index);
        if (other != null) {
            join(index, other);
        }
    }

    private void join(int one, int other) {
        int first = root(one);
        int second = root(other);
        parents[Math.max(first, second)] = Math.min(first, second);
    }

    private int root(int index) {
        int at = index;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }
}
