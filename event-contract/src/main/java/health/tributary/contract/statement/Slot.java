package health.tributary.contract.statement;

import java.util.Objects;

/**
 * An element group of a resource together with the source field that fills it.
 *
 * <p>The key has one of these shapes. {@code gender}: a single element; the JSON is its members' text
 * ({@code "gender":"female"}, with its {@code _} twin where it has one; a choice type's key is {@code value[x]} and its JSON
 * {@code "valueQuantity":{…}}). {@code telecom#PID-13}: part of a repeating element; the JSON is its items' text
 * ({@code {…},{…}}), to be joined with the other parts of that element in the natural order of their keys; behind the source may stand
 * a slash and what tells several of one source apart ({@code identifier#PID-3/region}, {@code contact#NK1/<entry id>}).
 * {@code period.start}: one member of a single element; the JSON is that member's text ({@code "start":"…"}, with its {@code _} twin),
 * to be joined in the order of their keys with the element's other members into {@code "period":{…}}, which is not there while all
 * are clear; an element is filled as a whole or by members, never both. A key that begins with {@code ~} ({@code ~link#PID-3/region})
 * is kept but never shown.
 *
 * @param key which slot
 * @param rank 1 for what stands above all of 0, whatever the clock: a final result above a preliminary, what was ordered above what results repeat of it
 * @param json canonical JSON text, or null where the source clears the slot
 * @param source where the message says it: {@code PID-13}, {@code OBX[3]-5}
 * @param rule which mapping rule read it
 */
public record Slot(String key, int rank, String json, String source, String rule) {
    public Slot {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("a slot has a key");
        }
        if (rank < 0 || rank > 1) {
            throw new IllegalArgumentException("a slot's rank is 0 or 1");
        }
        Objects.requireNonNull(source);
        Objects.requireNonNull(rule);
    }

    /** The element that the slot belongs to: {@code telecom} of {@code telecom#PID-13}; a member's with its path. */
    public String element() {
        int hash = key.indexOf('#');
        return hash < 0 ? key : key.substring(0, hash);
    }

    /** The same of another rank. */
    public Slot withRank(int other) {
        return new Slot(key, other, json, source, rule);
    }

    /** Whether the slot is part of a repeating element. */
    public boolean repeats() {
        return key.indexOf('#') >= 0;
    }

    /** Whether the source clears the slot. */
    public boolean clears() {
        return json == null;
    }

    @Override
    public String toString() {
        return "Slot(" + element() + " from " + source + ", redacted)";
    }
}
