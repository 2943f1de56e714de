package health.tributary.record.fold;

import health.tributary.contract.MessageId;
import health.tributary.contract.statement.Clock;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Clocks from what a set keeps. */
final class Clocks {
    private static final Comparator<Clock> SAID = Comparator.comparing(Clock::stated)
            .thenComparing(Clock::messageTime)
            .thenComparingLong(Clock::sequence)
            .thenComparing(Clock::message)
            .thenComparingInt(Clock::position);

    /**
     * The order of a directory's last clocks: receipt comes last and the earliest counts, so that a resend that differs in
     * nothing else never overtakes what was said after the message that it repeats, even where no manifest knows that one.
     */
    static final Comparator<Clock> LAST = SAID.thenComparing(Clock::received, Comparator.reverseOrder());

    /** The order of a directory's first clocks; here too the earliest receipt counts. */
    static final Comparator<Clock> FIRST = SAID.thenComparing(Clock::received);

    private Clocks() {}

    /** As {@link Clock#of}, which takes its parts from an origin and a statement. */
    static Clock of(
            MessageId message,
            int position,
            Optional<Instant> stated,
            Optional<Instant> messageTime,
            long sequence,
            Instant received) {
        Instant cappedMessageTime = capped(messageTime.orElse(received), received);
        Instant cappedStated = stated.isPresent() ? capped(stated.get(), received) : cappedMessageTime;
        return new Clock(cappedStated, cappedMessageTime, sequence, received, message, position);
    }

    static Clock of(Origin origin, Statement statement) {
        return of(
                origin.message(),
                statement.position(),
                statement.stated().map(Told::micros),
                origin.messageTime().map(Told::micros),
                origin.sequence(),
                Told.micros(origin.received()));
    }

    /** The clock with an earlier receipt: a time that was the receipt's is so still. */
    static Clock receivedAt(Clock clock, Instant received) {
        return new Clock(
                clock.stated().equals(clock.received()) ? received : capped(clock.stated(), received),
                clock.messageTime().equals(clock.received()) ? received : capped(clock.messageTime(), received),
                clock.sequence(),
                received,
                clock.message(),
                clock.position());
    }

    private static Instant capped(Instant time, Instant received) {
        return time.isAfter(received.plus(Clock.TOLERANCE)) ? received : time;
    }
}
