package health.tributary.record.api;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import java.util.Optional;

/** Ids as clients write them: anything that cannot be one leads to nothing. */
final class Ids {
    private Ids() {}

    static Optional<SubjectId> subject(String text) {
        try {
            return Optional.of(new SubjectId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<EntryId> entry(String text) {
        try {
            return Optional.of(new EntryId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
