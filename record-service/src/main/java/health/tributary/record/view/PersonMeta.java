package health.tributary.record.view;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A person's {@code meta}: profiles, security labels and tags of all sources, each once; of what cannot repeat, the first's. */
final class PersonMeta {
    private static final String START = "\"meta\":{";

    private PersonMeta() {}

    /**
     * The members' text with a comma before it; empty if there are none.
     *
     * @param slots the texts of the sources' {@code meta} slots, the strongest first
     */
    static String of(List<String> slots) {
        Map<String, Set<String>> lists = new LinkedHashMap<>();
        Map<String, String> single = new LinkedHashMap<>();
        for (String slot : slots) {
            for (String member : JsonItems.split(slot.substring(START.length(), slot.length() - 1))) {
                int colon = member.indexOf(':');
                String name = member.substring(0, colon);
                String value = member.substring(colon + 1);
                if (value.startsWith("[") && !name.startsWith("\"_")) {
                    lists.computeIfAbsent(name, any -> new LinkedHashSet<>())
                            .addAll(JsonItems.split(value.substring(1, value.length() - 1)));
                } else {
                    single.putIfAbsent(name, value);
                }
            }
        }
        StringBuilder text = new StringBuilder();
        single.forEach(
                (name, value) -> text.append(',').append(name).append(':').append(value));
        lists.forEach((name, items) -> text.append(',')
                .append(name)
                .append(":[")
                .append(String.join(",", items))
                .append(']'));
        return text.toString();
    }
}
