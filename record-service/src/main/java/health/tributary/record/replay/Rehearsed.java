package health.tributary.record.replay;

import health.tributary.contract.EntryId;
import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import health.tributary.record.fold.SlotDifference;
import java.util.List;
import java.util.Objects;

/**
 * What would come of a replay.
 *
 * @param words one for each patient's batch, in their order; directories keep no messages, so there are none for theirs
 * @param entries those that would show something else, patients' and directories'
 */
public record Rehearsed(List<Word> words, List<Entry> entries) {
    public Rehearsed {
        words = List.copyOf(words);
        entries = List.copyOf(entries);
    }

    /** What a message says of a subject, compared with what is applied of it. */
    public enum Said {
        /** Exactly this is applied. */
        SAME,
        /** Something else is applied, under a lower mapping version. */
        OTHER,
        /** Nothing of the message is applied to the subject. */
        NEW
    }

    /** What one message would say of one subject. */
    public record Word(MessageId message, SubjectId subject, Said said) {
        public Word {
            Objects.requireNonNull(message);
            Objects.requireNonNull(subject);
            Objects.requireNonNull(said);
        }
    }

    /**
     * An entry that would show something else.
     *
     * @param before whether readers find it now
     * @param after whether they would
     * @param slots at least one, unless the entry appears or goes without showing anything
     */
    public record Entry(
            SubjectId subject,
            boolean directory,
            String type,
            EntryId id,
            boolean before,
            boolean after,
            List<SlotDifference> slots) {
        public Entry {
            Objects.requireNonNull(subject);
            Objects.requireNonNull(type);
            Objects.requireNonNull(id);
            slots = List.copyOf(slots);
        }
    }
}
