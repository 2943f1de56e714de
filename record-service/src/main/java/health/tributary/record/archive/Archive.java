package health.tributary.record.archive;

import health.tributary.contract.MessageId;
import java.time.Instant;
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

    /**
     * Keeps a message that this service itself must see through ({@link #unfinished}), unless another message holds its claim:
     * of any number of messages with one claim, in any number of processes, exactly one is kept. Empty when the message is
     * kept, now or before; else the one that holds the claim. Durable when it returns; when it throws, the message may be kept.
     *
     * @param claim what only one message may have; at most 64 characters
     */
    Optional<MessageId> begin(Incoming message, Optional<String> claim);

    /** Messages that were begun before a time and have not ended, the earliest first, at most {@code limit}. */
    List<MessageId> unfinished(Instant before, int limit);

    /** What a begun message says is applied, or it is known that it never will be. */
    void end(MessageId id);

    /** A message with its body. */
    Optional<Archived> read(MessageId id);

    /** What became of a message; no body is read. */
    Optional<MessageOutcome> outcome(MessageId id);

    /** A page of rejected messages; no body is read. */
    List<MessageOutcome> rejected(RejectedSearch search);

    /** A page of messages that doors took, by first receipt; no body is read. */
    List<MessageOutcome> taken(TakenSearch search);

    /** These are about to be sent again: a rejection that comes from now on is another one than the one that is known. */
    void sendingAgain(Collection<MessageId> messages);

    /**
     * These were sent again: the rejection that was known before {@link #sendingAgain} holds no more. One that came since then stays;
     * of a message of which only {@code sendingAgain} was told, the old one does.
     */
    void sentAgain(Collection<MessageId> messages);
}
