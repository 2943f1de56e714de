package health.tributary.record.link;

import health.tributary.contract.FeedId;
import health.tributary.contract.SubjectId;
import health.tributary.record.link.StoredLink.Linked;
import health.tributary.record.link.StoredLink.State;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Opens, redeems and takes back codes. What becomes of a code is stored first, which is the commit point, and told to the decider
 * of identity then; where a process ends between the two, or the broker is away, {@link #finish} tells it later.
 */
public final class Links {
    /** Codes of a person that are listed. */
    public static final int MAX_LISTED = 200;

    private static final int MAX_ATTEMPTS = 20;
    private static final int MAX_UNTOLD = 1_000;

    private final LinkStore store;
    private final IdentityWords words;
    private final LinkRules rules;
    private final Clock clock;
    private final SecureRandom random;

    /** Links in a store. */
    public Links(LinkStore store, IdentityWords words, LinkRules rules, Clock clock, SecureRandom random) {
        this.store = store;
        this.words = words;
        this.rules = rules;
        this.clock = clock;
        this.random = random;
    }

    /** A code that was opened, the only time that it is shown. */
    public record Opened(LinkCode code, StoredLink link) {}

    /** What came of redeeming a code. */
    public enum Redeemed {
        LINKED,
        /** There is no such code, or not any more. */
        NO_SUCH_CODE,
        /** The subject is the one that opened the code. */
        ITSELF,
        /** The feed has given too many wrong codes of late. */
        TOO_MANY_TRIES
    }

    /** Opens a code for a subject of a person; empty when the person has too many open. */
    public Optional<Opened> open(SubjectId anchor, Collection<SubjectId> person) {
        Instant now = now();
        List<StoredLink> links = store.of(person, MAX_LISTED);
        if (links.stream().filter(link -> link.openAt(now)).count() >= rules.maxOpen()) {
            return Optional.empty();
        }
        // What nobody redeemed is of no use any more once it has been expired for as long as it lived.
        store.remove(links.stream()
                .filter(link ->
                        link.linked().isEmpty() && now.isAfter(link.expires().plus(rules.validity())))
                .map(StoredLink::id)
                .toList());
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            LinkCode code = LinkCode.random(random);
            StoredLink link = new StoredLink(
                    code.id(),
                    anchor,
                    code.hash(),
                    now,
                    now.plus(rules.validity()),
                    State.OPEN,
                    now,
                    Optional.empty(),
                    true,
                    1);
            if (store.write(link)) {
                return Optional.of(new Opened(code, link));
            }
        }
        throw new IllegalStateException("no code is free: the source of randomness fails");
    }

    /** The codes of a person, the latest first. */
    public List<StoredLink> of(Collection<SubjectId> person) {
        return store.of(person, MAX_LISTED);
    }

    /** Whether a code is open now. */
    public boolean open(StoredLink link) {
        return link.openAt(now());
    }

    /** Revokes an open code, or takes its link back; false when the person has no such code. */
    public boolean end(String id, Collection<SubjectId> person) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Optional<StoredLink> link = store.of(person, MAX_LISTED).stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst();
            if (link.isEmpty()) {
                return false;
            }
            State state = link.get().state();
            StoredLink ended = state == State.OPEN
                    ? link.get().revoked(now())
                    : state == State.REDEEMED ? link.get().unlinked(now()) : link.get();
            if (ended.revision() == link.get().revision() || store.write(ended)) {
                tell(ended);
                return true;
            }
        }
        throw new IllegalStateException("others change the same code all the time");
    }

    /** Redeems a code for a subject of a feed. The same again is answered the same. */
    public Redeemed redeem(FeedId feed, SubjectId subject, String typed) {
        if (!reserveTry(feed)) {
            return Redeemed.TOO_MANY_TRIES;
        }
        Redeemed redeemed = redeemOnce(new Linked(feed, subject), typed);
        if (redeemed == Redeemed.LINKED) {
            releaseTry(feed);
        }
        return redeemed;
    }

    private Redeemed redeemOnce(Linked by, String typed) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Optional<StoredLink> found = LinkCode.parse(typed).flatMap(code -> store.byCode(code.hash()));
            if (found.isEmpty()) {
                return Redeemed.NO_SUCH_CODE;
            }
            StoredLink link = found.get();
            if (link.state() == State.REDEEMED && link.linked().equals(Optional.of(by))) {
                tell(link);
                return Redeemed.LINKED;
            }
            if (!link.openAt(now())) {
                return Redeemed.NO_SUCH_CODE;
            }
            if (link.anchor().equals(by.subject())) {
                return Redeemed.ITSELF;
            }
            StoredLink redeemed = link.redeemed(by, now());
            if (store.write(redeemed)) {
                tell(redeemed);
                return Redeemed.LINKED;
            }
        }
        throw new IllegalStateException("others change the same code all the time");
    }

    /** Tells what was stored and perhaps not told; how many that were. */
    public int finish() {
        List<StoredLink> untold = store.untold(MAX_UNTOLD);
        untold.forEach(this::tell);
        return untold.size();
    }

    private void tell(StoredLink link) {
        if (!link.told() && words.state(link.statement())) {
            // If another one was faster, it told the same or what came after.
            store.write(link.asTold());
        }
    }

    // Counted before the code is looked up: who asks from many places at once gets no more tries than who asks from
    // one.
    private boolean reserveTry(FeedId feed) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Instant now = now();
            Optional<StoredTries> before = store.tries(feed);
            boolean over = before.map(tries -> !now.isBefore(tries.since().plus(rules.validity())))
                    .orElse(true);
            int count = over ? 0 : before.get().count();
            if (count >= rules.maxTries()) {
                return false;
            }
            Instant since = over ? now : before.get().since();
            if (store.writeTries(new StoredTries(feed, since, count + 1, revision(before) + 1))) {
                return true;
            }
        }
        return false;
    }

    private void releaseTry(FeedId feed) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Optional<StoredTries> before = store.tries(feed);
            if (before.isEmpty()
                    || before.get().count() == 0
                    || store.writeTries(new StoredTries(
                            feed, before.get().since(), before.get().count() - 1, revision(before) + 1))) {
                return;
            }
        }
    }

    private static long revision(Optional<StoredTries> tries) {
        return tries.map(StoredTries::revision).orElse(0L);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
