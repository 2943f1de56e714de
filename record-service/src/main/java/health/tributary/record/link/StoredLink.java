package health.tributary.record.link;

import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.identity.Rank;
import health.tributary.contract.statement.Clock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A code and what became of it. Times are whole milliseconds.
 *
 * @param id its name, which does not tell the code
 * @param anchor the subject of the token with which the person opened it
 * @param code the hash of the code
 * @param changed when its state became what it is
 * @param linked who redeemed it
 * @param told whether the decider of identity has heard of the state
 * @param revision of the document: 1 when it was inserted, one more with every replacement
 */
public record StoredLink(
        String id,
        SubjectId anchor,
        String code,
        Instant created,
        Instant expires,
        State state,
        Instant changed,
        Optional<Linked> linked,
        boolean told,
        long revision) {
    /** What became of a code. */
    public enum State {
        OPEN,
        REDEEMED,
        /** Taken back before anybody redeemed it. */
        REVOKED,
        /** Redeemed, and the link taken back. */
        UNLINKED;

        /** As it is stored and shown. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The feed that redeemed a code, and for which of its subjects. */
    public record Linked(FeedId feed, SubjectId subject) {
        public Linked {
            Objects.requireNonNull(feed);
            Objects.requireNonNull(subject);
        }
    }

    public StoredLink {
        Objects.requireNonNull(id);
        Objects.requireNonNull(anchor);
        Objects.requireNonNull(code);
        Objects.requireNonNull(created);
        Objects.requireNonNull(expires);
        Objects.requireNonNull(state);
        Objects.requireNonNull(changed);
        Objects.requireNonNull(linked);
    }

    /** Whether it can be redeemed. */
    public boolean openAt(Instant now) {
        return state == State.OPEN && now.isBefore(expires);
    }

    StoredLink redeemed(Linked by, Instant now) {
        return next(State.REDEEMED, now, Optional.of(by), false);
    }

    StoredLink revoked(Instant now) {
        return next(State.REVOKED, now, linked, true);
    }

    StoredLink unlinked(Instant now) {
        // The later word counts, however fast it came.
        Instant later = now.isAfter(changed) ? now : changed.plusMillis(1);
        return next(State.UNLINKED, later, linked, false);
    }

    StoredLink asTold() {
        return next(state, changed, linked, true);
    }

    private StoredLink next(State to, Instant at, Optional<Linked> by, boolean heard) {
        return new StoredLink(id, anchor, code, created, expires, to, at, by, heard, revision + 1);
    }

    /** The state as a word of the patient on who is whom: the same however often it is told. */
    IdentityStatement statement() {
        IdentityKind kind = state == State.UNLINKED ? IdentityKind.UNLINK : IdentityKind.LINK;
        byte[] name = ("link/" + id + "/" + state.code()).getBytes(StandardCharsets.US_ASCII);
        Clock clock = new Clock(changed, changed, 0, changed, MessageId.of(FeedId.PORTAL, name), 0);
        return new IdentityStatement(
                kind, Rank.PATIENT, anchor, linked.orElseThrow().subject(), clock, FeedId.PORTAL);
    }

    @Override
    public String toString() {
        return "StoredLink(" + id + " " + state.code() + ")";
    }
}
