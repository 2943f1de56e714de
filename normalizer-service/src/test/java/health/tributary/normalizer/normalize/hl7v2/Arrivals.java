package health.tributary.normalizer.normalize.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.MessageId;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Clock;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Slot;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a reader sees of the one entry of a type that some messages speak of, in whatever order they arrive. */
final class Arrivals {
    private static final Comparator<Said> STRENGTH =
            Comparator.comparing((Said said) -> said.slot().rank()).thenComparing(Said::clock);

    private record Said(Clock clock, Slot slot) {}

    private Arrivals() {}

    /** Slots by key with their JSON, which are the same for every order of arrival. */
    static Map<String, String> inEveryOrder(String type, Normalized... messages) {
        Map<String, String> shown = shown(type, List.of(messages));
        for (List<Normalized> order : orders(List.of(messages))) {
            assertThat(shown(type, order)).isEqualTo(shown);
        }
        return shown;
    }

    /** Of each slot the one with the highest rank, of these the last by its clock; a resend counts from its first receipt. */
    private static Map<String, String> shown(String type, List<Normalized> messages) {
        Map<MessageId, Instant> first = new HashMap<>();
        for (Normalized message : messages) {
            for (StatementBatch batch : message.batches()) {
                first.merge(
                        batch.origin().message(),
                        batch.origin().received(),
                        (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        Map<String, Said> winners = new TreeMap<>();
        for (Normalized message : messages) {
            for (StatementBatch batch : message.batches()) {
                Origin origin = receivedAt(first.get(batch.origin().message()), batch.origin());
                for (Statement statement : batch.statements()) {
                    if (statement instanceof Assert entry && entry.type().equals(type)) {
                        Clock clock = Clock.of(origin, statement);
                        entry.slots()
                                .forEach(slot -> winners.merge(slot.key(), new Said(clock, slot), Arrivals::stronger));
                    }
                }
            }
        }
        Map<String, String> shown = new TreeMap<>();
        winners.forEach((key, said) -> {
            if (!said.slot().clears()) {
                shown.put(key, said.slot().json());
            }
        });
        return shown;
    }

    private static Said stronger(Said one, Said other) {
        return STRENGTH.compare(one, other) >= 0 ? one : other;
    }

    private static Origin receivedAt(Instant received, Origin origin) {
        return new Origin(
                origin.message(),
                origin.feed(),
                received,
                origin.messageTime(),
                origin.sequence(),
                origin.traceparent(),
                origin.backfill(),
                origin.replay());
    }

    private static List<List<Normalized>> orders(List<Normalized> messages) {
        if (messages.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Normalized>> orders = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            List<Normalized> rest = new ArrayList<>(messages);
            Normalized first = rest.remove(i);
            for (List<Normalized> order : orders(rest)) {
                List<Normalized> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }
}
