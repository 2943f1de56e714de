package health.tributary.normalizer.coverage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Slot;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The slots of an outcome, counted, whichever entry they are of: ids change with every key, elements do not. */
final class Said {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Integer> entries = new HashMap<>();
    private final Map<Text, Integer> slots = new HashMap<>();
    private final List<Assert> asserts = new ArrayList<>();

    private record Text(String type, String json) {}

    private record Member(Target target, String value) {}

    private Said() {}

    static Said of(Outcome outcome) {
        Said said = new Said();
        if (outcome instanceof Normalized normalized) {
            for (StatementBatch batch : normalized.batches()) {
                for (Statement statement : batch.statements()) {
                    if (statement instanceof Assert entry) {
                        said.add(entry);
                    }
                }
            }
        }
        return said;
    }

    private void add(Assert entry) {
        entries.merge(entry.type(), 1, Integer::sum);
        for (Slot slot : entry.slots()) {
            if (!slot.clears() && !slot.key().startsWith("~")) {
                slots.merge(new Text(entry.type(), whole(slot)), 1, Integer::sum);
            }
        }
        asserts.add(entry);
    }

    /** The assertions, as they were made. */
    List<Assert> asserts() {
        return asserts;
    }

    /** The members by the place that their slots name as their source. */
    Map<Place, Map<Target, Set<String>>> sources() {
        Map<Place, Map<Target, Set<String>>> sources = new HashMap<>();
        for (Assert entry : asserts) {
            for (Slot slot : entry.slots()) {
                if (!slot.clears() && !slot.key().startsWith("~")) {
                    Map<Target, Set<String>> from =
                            sources.computeIfAbsent(Place.source(slot.source()), any -> new HashMap<>());
                    members(new Text(entry.type(), whole(slot)), 1)
                            .keySet()
                            .forEach(member -> from.computeIfAbsent(member.target, any -> new HashSet<>())
                                    .add(member.value));
                }
            }
        }
        return sources;
    }

    /** The members, with their values, that another outcome has fewer of, but for types of which it has fewer entries. */
    Map<Target, Set<String>> lostIn(Said other) {
        Map<Member, Integer> lost = new HashMap<>();
        slots.forEach((slot, count) -> {
            int fewer = count - other.slots.getOrDefault(slot, 0);
            if (fewer != 0) {
                members(slot, fewer).forEach((member, n) -> lost.merge(member, n, Integer::sum));
            }
        });
        other.slots.forEach((slot, count) -> {
            if (!slots.containsKey(slot)) {
                members(slot, -count).forEach((member, n) -> lost.merge(member, n, Integer::sum));
            }
        });
        Map<Target, Set<String>> members = new HashMap<>();
        lost.forEach((member, count) -> {
            String type = member.target.type();
            boolean fewerEntries = other.entries.getOrDefault(type, 0) < entries.getOrDefault(type, 0);
            if (count > 0 && !fewerEntries) {
                members.computeIfAbsent(member.target, any -> new HashSet<>()).add(member.value);
            }
        });
        return members;
    }

    private static String whole(Slot slot) {
        String element = slot.element();
        int dot = element.indexOf('.');
        String json = slot.key().indexOf('#') >= 0
                ? "{\"" + element + "\":[" + slot.json() + "]}"
                : dot < 0 ? '{' + slot.json() + '}' : "{\"" + element.substring(0, dot) + "\":{" + slot.json() + "}}";
        // Where a document's bytes lie moves with every change before them.
        return json.contains("Binary/") ? json.replaceAll("Binary/[^\"]*", "Binary") : json;
    }

    private static Map<Member, Integer> members(Text slot, int count) {
        Map<Member, Integer> members = new HashMap<>();
        try {
            walk(slot.type, "", JSON.readTree(slot.json), count, members);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a slot is no JSON", e);
        }
        return members;
    }

    private static void walk(String type, String path, JsonNode node, int count, Map<Member, Integer> members) {
        if (node.isArray()) {
            node.forEach(item -> walk(type, path, item, count, members));
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                String name = member.getKey().startsWith("_") ? member.getKey().substring(1) : member.getKey();
                walk(type, path.isEmpty() ? name : path + '.' + name, member.getValue(), count, members);
            }
        } else {
            members.merge(new Member(new Target(type, path), node.asText()), count, Integer::sum);
        }
    }
}
