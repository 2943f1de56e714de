package health.tributary.benchmarks.load;

import health.tributary.benchmarks.report.Step;
import health.tributary.benchmarks.traffic.Kind;
import health.tributary.benchmarks.traffic.Mark;
import health.tributary.benchmarks.traffic.Message;
import health.tributary.embedded.bench.Target;
import health.tributary.embedded.client.Refused;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One message after the other, each when the webhook has had the one before it: how soon a change is told when nothing else goes on. */
final class Idle {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int PAUSE_MILLIS = 100;
    /** The first ones find classes unloaded and connections closed. */
    private static final int WARM_UP = 20;

    private final Target target;
    private final Followed followed;
    private final Mark.Finder finder;

    Idle(Target target, Followed followed, Mark.Finder finder) {
        this.target = target;
        this.followed = followed;
        this.finder = finder;
    }

    /** Sends about so many different patients, the kinds in turn, and as many as warm up before them. */
    void run(List<Kind> kinds, int messages, int patients) throws IOException, InterruptedException, Refused {
        try (Webhook webhook = new Webhook(target, finder);
                Senders senders = new Senders(target)) {
            for (Kind kind : kinds) {
                senders.open(kind.door());
            }
            for (int i = 0; i < WARM_UP + messages; i++) {
                Kind kind = kinds.get(i % kinds.size());
                send(kind, i % patients, webhook, senders, i >= WARM_UP);
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private void send(Kind kind, int patient, Webhook webhook, Senders senders, boolean measured)
            throws IOException, InterruptedException {
        Message message = kind.message(patient, followed.sequence().incrementAndGet(), Instant.now());
        long sent = System.nanoTime();
        followed.ledger().sent(message.mark(), sent);
        String refusal = senders.send(kind.door(), message);
        if (!refusal.isEmpty()) {
            followed.faults().add(message + " was answered with " + refusal);
            return;
        }
        followed.expected().taken(kind, patient, message.mark());
        Optional<Webhook.Shown> shown = webhook.await(message.mark(), LIMIT);
        if (shown.isEmpty()) {
            followed.faults().add(message + " was not posted to the webhook within " + LIMIT.toSeconds() + " s");
        } else if (measured) {
            followed.latencies()
                    .record(
                            Step.WEBHOOK,
                            kind.name(),
                            message.mark().sequence(),
                            shown.get().nanos() - sent);
        }
    }
}
