package health.tributary.record.archive;

import health.tributary.contract.MessageId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where messages stay, byte for byte. Throws {@link health.tributary.record.apply.StoreAway} when it does not answer in time. */
public interface Archive {
    /**
     * Keeps the messages. A message that is there already stays as it is, but for an earlier receipt, a rejection, and a body
     * where it had none. Durable when it returns; when it throws, any of them may be kept.
     */
    void keep(Collection<Incoming> messages);

    /** A message with its body. */
    Optional<Archived> read(MessageId id);

    /** What became of a message; no body is read. */
    Optional<MessageOutcome> outcome(MessageId id);

    /** A page of rejected messages; no body is read. */
    List<MessageOutcome> rejected(RejectedSearch search);
}
