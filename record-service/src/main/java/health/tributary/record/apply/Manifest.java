package health.tributary.record.apply;

import health.tributary.contract.EntryId;
import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * That all statements of a message about a subject are in the store: the last write of a batch. Of a directory there are only those
 * of messages that their receipt orders.
 *
 * @param revision of the document: 1 when it was inserted, one more with every replacement
 * @param mapping the highest mapping version applied
 * @param received the earliest receipt applied under it
 * @param entries the entries that the message ever spoke of, under any mapping version: those that a higher one must void
 */
public record Manifest(Key key, long revision, int mapping, Instant received, SortedSet<EntryId> entries) {
    public Manifest {
        Objects.requireNonNull(key);
        Objects.requireNonNull(received);
        entries = Collections.unmodifiableSortedSet(new TreeSet<>(entries));
        if (revision < 1) {
            throw new IllegalArgumentException("revisions start at 1");
        }
    }

    /** A message about a subject. */
    public record Key(SubjectId subject, MessageId message) {
        public Key {
            Objects.requireNonNull(subject);
            Objects.requireNonNull(message);
        }

        /** As it is stored: {@code subject/message}. */
        public String text() {
            return subject.value() + "/" + message.value();
        }
    }
}
