package health.tributary.record.fold;

import health.tributary.contract.FeedId;
import health.tributary.contract.statement.Clock;
import health.tributary.contract.statement.Slot;

/**
 * What won a slot.
 *
 * @param slot the winner: its value, source field and rule; cleared when it says so or a snapshot did not name it
 * @param clock the winner's
 * @param since the first clock of the final run of this value
 * @param hadValue whether the slot has or once had a value: else its being empty is no news
 * @param feed who said it
 * @param mappingVersion of the rules that read it
 */
public record ShownSlot(Slot slot, Clock clock, Clock since, boolean hadValue, FeedId feed, int mappingVersion) {
    /** The rule of a slot that a snapshot cleared by not naming it. */
    public static final String NOT_IN_SNAPSHOT = "not in snapshot";

    /** Whether the slot has a value that a resource shows. */
    public boolean visible() {
        return !slot.clears() && !internal();
    }

    /** Whether the slot is kept but never shown ({@code ~link#PID-3}). */
    public boolean internal() {
        return slot.key().charAt(0) == '~';
    }
}
