package health.tributary.record.write;

import health.tributary.contract.MessageId;
import health.tributary.record.archive.Archive;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Applies what was archived and not applied, because a process ended or the store went away in between. Doing so twice changes nothing. */
public final class Recovery {
    /** Messages of one round; more wait for the next. */
    static final int AT_ONCE = 1_000;

    private final Archive archive;
    private final OwnEntries entries;
    private final Clock clock;
    private final Duration patience;

    /**
     * A recovery.
     *
     * @param patience how old a message must be: younger ones are likely still on their way
     */
    public Recovery(Archive archive, OwnEntries entries, Clock clock, Duration patience) {
        this.archive = Objects.requireNonNull(archive);
        this.entries = Objects.requireNonNull(entries);
        this.clock = Objects.requireNonNull(clock);
        this.patience = Objects.requireNonNull(patience);
    }

    /** Sees through what is old enough, the earliest first, and says how many that were; throws {@link health.tributary.record.apply.StoreAway}. */
    public int run() {
        List<MessageId> unfinished = archive.unfinished(clock.instant().minus(patience), AT_ONCE);
        unfinished.forEach(entries::finish);
        return unfinished.size();
    }
}
