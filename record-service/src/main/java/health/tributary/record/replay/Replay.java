package health.tributary.record.replay;

import health.tributary.contract.MessageId;
import health.tributary.record.archive.Archive;
import health.tributary.record.archive.Archived;
import health.tributary.record.archive.MessageOutcome;
import health.tributary.record.archive.TakenSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends archived messages again, page by page. They go the way of history, so live messages pass them by; what their statements say
 * under a higher mapping version replaces, message by message, what they said under a lower one. To send a page twice does no harm.
 */
public final class Replay {
    /** What is held of bodies at once, unless a single one is larger. */
    private static final int MAX_BYTES_AT_ONCE = 4 * 1024 * 1024;

    private final Archive archive;
    private final Resending out;

    public Replay(Archive archive, Resending out) {
        this.archive = archive;
        this.out = out;
    }

    /**
     * What became of a page.
     *
     * @param sent messages that are sent again, durably
     * @param rejected of them, those that were known to be rejected
     * @param last the last one of them; empty when there is none
     * @param more whether the page was full or broken off, so that another one may follow
     * @param away whether the broker did not answer: the page ends before what was not sent
     */
    public record Page(int sent, int rejected, Optional<MessageOutcome> last, boolean more, boolean away) {}

    /** Sends a page. Throws {@link health.tributary.record.apply.StoreAway}; then any of it may be sent. */
    public Page send(TakenSearch search) {
        List<MessageOutcome> found = archive.taken(search);
        int sent = 0;
        int rejected = 0;
        Optional<MessageOutcome> last = Optional.empty();
        for (List<MessageOutcome> part : parts(found)) {
            if (!resend(part)) {
                return new Page(sent, rejected, last, true, true);
            }
            sent += part.size();
            rejected += (int)
                    part.stream().filter(one -> one.rejection().isPresent()).count();
            last = Optional.of(part.get(part.size() - 1));
        }
        return new Page(sent, rejected, last, found.size() == search.limit(), false);
    }

    // In this order a crash leaves a message rejected that is taken in by now, which the next replay mends; never the
    // other
    // way round.
    private boolean resend(List<MessageOutcome> part) {
        List<MessageId> rejected = part.stream()
                .filter(one -> one.rejection().isPresent())
                .map(MessageOutcome::id)
                .toList();
        List<Archived> messages = new ArrayList<>();
        part.forEach(one -> archive.read(one.id()).ifPresent(messages::add));
        archive.sendingAgain(rejected);
        if (!out.send(messages)) {
            return false;
        }
        archive.sentAgain(rejected);
        return true;
    }

    private static List<List<MessageOutcome>> parts(List<MessageOutcome> found) {
        List<List<MessageOutcome>> parts = new ArrayList<>();
        long bytes = MAX_BYTES_AT_ONCE;
        for (MessageOutcome one : found) {
            if (bytes + one.size() > MAX_BYTES_AT_ONCE) {
                parts.add(new ArrayList<>());
                bytes = 0;
            }
            parts.get(parts.size() - 1).add(one);
            bytes += one.size();
        }
        return parts;
    }
}
