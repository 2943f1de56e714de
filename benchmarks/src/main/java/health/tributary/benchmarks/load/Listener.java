package health.tributary.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.benchmarks.check.Ledger;
import health.tributary.benchmarks.report.Step;
import health.tributary.benchmarks.traffic.Kind;
import health.tributary.benchmarks.traffic.Mark;
import health.tributary.embedded.client.EventStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A subscriber of everything, who notes what the events show. */
final class Listener {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String WRITE_KIND = "/write-kind";
    private static final String BASE = "/fhir/";

    private final EventStream events;
    private final Mark.Finder finder;
    private final Map<String, Kind> kinds;
    private final Followed followed;
    private final Thread thread = new Thread(this::listen, "listener");

    Listener(EventStream events, Mark.Finder finder, List<Kind> kinds, Followed followed) {
        this.events = events;
        this.finder = finder;
        this.kinds = kinds.stream().collect(Collectors.toMap(Kind::name, Function.identity()));
        this.followed = followed;
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (any, defect) -> followed.faults().add("an event was not understood: " + defect));
        thread.start();
    }

    /** Hears no more. */
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join(POLL.toMillis() * 10);
    }

    private void listen() {
        try {
            while (!events.broken()) {
                Optional<EventStream.Event> event = events.next(POLL);
                if (event.isPresent()) {
                    hear(event.get());
                }
            }
            followed.faults()
                    .add("the event stream broke after event "
                            + followed.numbers().last());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(EventStream.Event event) {
        followed.numbers().next(event.number());
        List<Mark> marks = finder.in(event.json());
        boolean once = false;
        for (Mark mark : marks) {
            once |= kinds.containsKey(mark.kind()) && !kinds.get(mark.kind()).replaces();
            for (Ledger.Seen seen : followed.ledger().seen(mark, event.nanos())) {
                if (seen.replaced()) {
                    followed.replaced().incrementAndGet();
                }
                followed.latencies()
                        .record(Step.SUBSCRIBER, seen.mark().kind(), seen.mark().sequence(), seen.nanos());
            }
        }
        tell(event.bundle(), once);
    }

    // A Patient is a person's, of any number of sources; all else is told under its own id.
    private void tell(JsonNode bundle, boolean once) {
        JsonNode status = bundle.path("entry").path(0).path("resource");
        for (JsonNode parameter : status.path("parameter")) {
            if (!parameter.path("name").asText().equals("notificationEvent")) {
                continue;
            }
            String kind = "";
            for (JsonNode extension : parameter.path("extension")) {
                kind = extension.path("url").asText().endsWith(WRITE_KIND)
                        ? extension.path("valueCode").asText()
                        : kind;
            }
            for (JsonNode part : parameter.path("part")) {
                if (part.path("name").asText().equals("focus")) {
                    focus(kind, part.path("valueReference").path("reference").asText(), once);
                }
            }
        }
    }

    private void focus(String kind, String reference, boolean once) {
        int base = reference.indexOf(BASE);
        String focus = base < 0 ? reference : reference.substring(base + BASE.length());
        if (!focus.startsWith("Patient/")) {
            followed.told().next(kind, focus, once);
        }
    }
}
