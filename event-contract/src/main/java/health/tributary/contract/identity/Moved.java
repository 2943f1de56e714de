package health.tributary.contract.identity;

import health.tributary.contract.EntryId;
import java.util.Objects;

/**
 * What goes from one subject to another (A44: an account, A45: a visit): an entry, and all that names it as its encounter or
 * account.
 *
 * @param type {@code Encounter} or {@code Account}
 * @param entry the old subject's entry
 * @param becomes the new subject's entry of the number that it has from now on: what of that one was moved elsewhere before
 *     is back
 */
public record Moved(String type, EntryId entry, EntryId becomes) {
    public Moved {
        Objects.requireNonNull(type);
        if (entry.equals(becomes)) {
            throw new IllegalArgumentException("what moves becomes another entry");
        }
    }
}
