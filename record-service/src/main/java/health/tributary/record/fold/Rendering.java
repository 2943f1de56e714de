package health.tributary.record.fold;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Clock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** From what an entry shows to its resource's text. */
public final class Rendering {
    private static final int VERSION_CHARACTERS = 26;
    private static final String META = "meta";
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Comparator<Clock> BY_RECEIPT =
            Comparator.comparing(Clock::received).thenComparing(Comparator.naturalOrder());

    private static final Comparator<ShownSlot> BY_KEY =
            Comparator.comparing(slot -> slot.slot().key(), NaturalOrder.INSTANCE);

    private Rendering() {}

    /** The resource. Texts of slots go in as they are: canonical JSON was made by the normaliser. */
    public static CanonicalResource render(Shown shown, EntryId id, String type) {
        String elements = shown.exists() ? elements(shown, type) : "";
        String meta = shown.exists() ? statedMeta(shown) : "";
        Clock since = since(shown);
        Instant updated = since == null ? Instant.EPOCH : since.received().truncatedTo(ChronoUnit.MILLIS);
        String version = shown.existence() == Existence.UNKNOWN
                ? ""
                : version(shown.existence().name() + beginnings(shown) + meta + elements);
        if (!shown.exists()) {
            return new CanonicalResource("", id, type, false, version, updated);
        }
        return resource(id, type, version, updated, metaMembers(shown), elements);
    }

    /**
     * A resource of these texts.
     *
     * @param meta the members of {@code meta} beside version and time; may be empty
     */
    public static CanonicalResource resource(
            EntryId id, String type, String version, Instant updated, String meta, String elements) {
        String json = "{\"resourceType\":\"" + type + "\",\"id\":\"" + id.value() + "\",\"meta\":{\"versionId\":\""
                + version + "\",\"lastUpdated\":\"" + INSTANT.format(updated) + "\""
                + (meta.isEmpty() ? "" : "," + meta) + "}"
                + elements + "}";
        return new CanonicalResource(json, id, type, true, version, updated);
    }

    /** The version of what this text identifies. */
    public static String version(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return IdText.text(digest, VERSION_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The text of these elements, each with a comma before it, in FHIR's order: single ones as members, repeating ones as items. */
    public static String elements(Map<String, String> single, Map<String, List<String>> repeating, String type) {
        Map<String, Integer> order = ElementOrder.of(type);
        List<String> names = new ArrayList<>(single.keySet());
        repeating.keySet().stream().filter(name -> !single.containsKey(name)).forEach(names::add);
        names.sort((one, other) -> ElementOrder.compare(order, one, other));
        StringBuilder text = new StringBuilder(1_024);
        for (String name : names) {
            text.append(',');
            if (single.containsKey(name)) {
                text.append(single.get(name));
            } else {
                text.append('"').append(name).append("\":[");
                text.append(String.join(",", repeating.get(name))).append(']');
            }
        }
        return text.toString();
    }

    /** The members of {@code meta} but version and time: what sources state in it (profiles, labels), and who they are. */
    public static String metaMembers(Shown shown) {
        return FeedTag.added(statedMeta(shown), shown);
    }

    private static String statedMeta(Shown shown) {
        ShownSlot stated = shown.slots().get(META);
        String start = "\"" + META + "\":{";
        if (stated == null || !stated.visible() || !stated.slot().json().startsWith(start)) {
            return "";
        }
        String json = stated.slot().json();
        return json.substring(start.length(), json.length() - 1);
    }

    // A source that fills an element as a whole and in parts contradicts itself: the whole is shown.
    private static String elements(Shown shown, String type) {
        Map<String, String> single = new HashMap<>();
        Map<String, List<ShownSlot>> parts = new HashMap<>();
        for (ShownSlot slot : shown.slots().values()) {
            boolean shows = slot.visible()
                    && !slot.slot().json().isEmpty()
                    && !slot.slot().key().equals(META);
            if (shows && !MemberSlots.member(slot)) {
                String element = slot.slot().element();
                if (element.length() == slot.slot().key().length()) {
                    single.put(element, slot.slot().json());
                } else {
                    parts.computeIfAbsent(element, name -> new ArrayList<>(2)).add(slot);
                }
            }
        }
        MemberSlots.joined(shown.slots().values()).forEach(single::putIfAbsent);
        Map<String, List<String>> repeating = new HashMap<>();
        parts.forEach((element, slots) -> {
            slots.sort(BY_KEY);
            repeating.put(
                    element, slots.stream().map(slot -> slot.slot().json()).toList());
        });
        return elements(single, repeating, type);
    }

    // Since when each part is so, and not only the last of them: a part that left and came back is a new version,
    // whatever
    // else was said in between and in whichever order that arrived.
    private static String beginnings(Shown shown) {
        StringBuilder text = new StringBuilder();
        shown.since().ifPresent(since -> append(text, "", since));
        if (shown.exists()) {
            for (Map.Entry<String, ShownSlot> slot : new TreeMap<>(shown.slots()).entrySet()) {
                if (counts(slot.getValue())) {
                    append(text, slot.getKey(), slot.getValue().since());
                }
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String key, Clock since) {
        text.append(key)
                .append('@')
                .append(since.message().value())
                .append('/')
                .append(since.position())
                .append(' ');
    }

    // Slots that were emptied count: a value that went away is a change as much as one that came.
    private static boolean counts(ShownSlot slot) {
        return slot.hadValue() && !slot.internal();
    }

    private static Clock since(Shown shown) {
        Clock since = shown.since().orElse(null);
        if (shown.exists()) {
            for (ShownSlot slot : shown.slots().values()) {
                if (counts(slot) && (since == null || BY_RECEIPT.compare(slot.since(), since) > 0)) {
                    since = slot.since();
                }
            }
        }
        return since;
    }
}
