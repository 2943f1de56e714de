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
import java.util.List;
import java.util.Map;

/** From what an entry shows to its resource's text. */
public final class Rendering {
    private static final int VERSION_CHARACTERS = 26;
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Comparator<Clock> BY_RECEIPT =
            Comparator.comparing(Clock::received).thenComparing(Comparator.naturalOrder());

    private Rendering() {}

    /** The resource. Texts of slots go in as they are: canonical JSON was made by the normaliser. */
    public static CanonicalResource render(Shown shown, EntryId id, String type) {
        String elements = shown.exists() ? elements(shown, type) : "";
        Clock since = since(shown);
        Instant updated = since == null ? Instant.EPOCH : since.received().truncatedTo(ChronoUnit.MILLIS);
        String version = shown.existence() == Existence.UNKNOWN
                ? ""
                : version(shown.existence().name()
                        + (since == null ? "" : since.message().value() + "/" + since.position())
                        + elements);
        if (!shown.exists()) {
            return new CanonicalResource("", id, type, false, version, updated);
        }
        return resource(id, type, version, updated, elements);
    }

    /** A resource of these elements' text (empty, or starting with a comma). */
    public static CanonicalResource resource(
            EntryId id, String type, String version, Instant updated, String elements) {
        String json = "{\"resourceType\":\"" + type + "\",\"id\":\"" + id.value() + "\",\"meta\":{\"versionId\":\""
                + version + "\",\"lastUpdated\":\"" + INSTANT.format(updated) + "\"}" + elements + "}";
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

    /** The text of all visible elements, each with a comma before it, in FHIR's order. */
    public static String elements(Shown shown, String type) {
        List<ShownSlot> visible = new ArrayList<>(shown.slots().size());
        for (ShownSlot slot : shown.slots().values()) {
            if (slot.visible() && !slot.slot().json().isEmpty()) {
                visible.add(slot);
            }
        }
        Map<String, Integer> order = ElementOrder.of(type);
        visible.sort((one, other) -> {
            int byElement = ElementOrder.compare(
                    order, one.slot().element(), other.slot().element());
            return byElement != 0
                    ? byElement
                    : NaturalOrder.INSTANCE.compare(
                            one.slot().key(), other.slot().key());
        });
        StringBuilder text = new StringBuilder(1_024);
        int at = 0;
        while (at < visible.size()) {
            String element = visible.get(at).slot().element();
            int end = at + 1;
            while (end < visible.size() && visible.get(end).slot().element().equals(element)) {
                end++;
            }
            element(text, element, visible.subList(at, end));
            at = end;
        }
        return text.toString();
    }

    // A source that fills an element as a whole and in parts contradicts itself: the whole comes first in order and is
    // shown.
    private static void element(StringBuilder text, String element, List<ShownSlot> slots) {
        text.append(',');
        if (slots.get(0).slot().key().length() == element.length()) {
            text.append(slots.get(0).slot().json());
            return;
        }
        text.append('"').append(element).append("\":[");
        for (int i = 0; i < slots.size(); i++) {
            text.append(i == 0 ? "" : ",").append(slots.get(i).slot().json());
        }
        text.append(']');
    }

    // Slots that were emptied count: a value that went away is a change as much as one that came.
    private static Clock since(Shown shown) {
        Clock since = shown.since().orElse(null);
        if (shown.exists()) {
            for (ShownSlot slot : shown.slots().values()) {
                if (slot.hadValue()
                        && !slot.internal()
                        && (since == null || BY_RECEIPT.compare(slot.since(), since) > 0)) {
                    since = slot.since();
                }
            }
        }
        return since;
    }
}
