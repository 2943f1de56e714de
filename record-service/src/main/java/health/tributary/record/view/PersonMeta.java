package health.tributary.record.view;

import health.tributary.contract.statement.JsonItems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A person's {@code meta}: profiles, security labels and tags of all sources, each once; of what cannot repeat, the first's. */
final class PersonMeta {
    private PersonMeta() {}

    /**
     * The members' text; empty if there are none.
     *
     * @param metas the texts of the sources' members, the strongest first
     */
    static String of(List<String> metas) {
        Map<String, Set<String>> lists = new LinkedHashMap<>();
        Map<String, String> single = new LinkedHashMap<>();
        for (String meta : metas) {
            for (String member : JsonItems.split(meta)) {
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
        List<String> members = new ArrayList<>();
        single.forEach((name, value) -> members.add(name + ":" + value));
        lists.forEach((name, items) -> members.add(name + ":[" + String.join(",", items) + "]"));
        return String.join(",", members);
    }
}
