package health.tributary.record.fold;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Elements that are filled member by member, each by a slot of its own ({@code period.start}), put together. */
final class MemberSlots {
    private MemberSlots() {}

    /** By element: {@code "period":{"end":…,"start":…}}, members in the order of their keys. Of other slots, nothing. */
    static Map<String, String> joined(Collection<ShownSlot> slots) {
        Map<String, TreeMap<String, String>> members = new HashMap<>();
        for (ShownSlot slot : slots) {
            String path = slot.slot().element();
            int dot = path.indexOf('.');
            if (dot > 0 && slot.visible() && !slot.slot().json().isEmpty()) {
                members.computeIfAbsent(path.substring(0, dot), element -> new TreeMap<>())
                        .put(path, slot.slot().json());
            }
        }
        Map<String, String> joined = new HashMap<>();
        members.forEach((element, texts) ->
                joined.put(element, '"' + element + "\":{" + String.join(",", texts.values()) + "}"));
        return joined;
    }

    /** Whether a slot fills one member of its element. */
    static boolean member(ShownSlot slot) {
        return slot.slot().element().indexOf('.') > 0;
    }
}
