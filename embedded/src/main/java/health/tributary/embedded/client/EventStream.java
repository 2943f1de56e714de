package health.tributary.embedded.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A subscription by server-sent events, and its stream. Who takes events too slowly holds up the stream: no more than 10,000
 * wait here. A stream that ends is not connected again.
 */
public final class EventStream implements AutoCloseable {
    private static final int MAX_WAITING = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * An event as it came.
     *
     * @param number the event's id: its number in the subscription
     * @param json the notification bundle's text
     * @param nanos when it came, by the clock of {@link System#nanoTime}
     */
    public record Event(long number, String json, long nanos) {
        /** The notification bundle as a tree. */
        public JsonNode bundle() {
            try {
                return JSON.readTree(json);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("event " + number + " is not JSON", e);
            }
        }

        @Override
        public String toString() {
            return "event " + number;
        }
    }

    private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(MAX_WAITING);
    private final String subscription;
    private final InputStream stream;
    private final Thread reader;
    private volatile boolean closed;
    private volatile boolean broken;

    private EventStream(String subscription, InputStream stream) {
        this.subscription = subscription;
        this.stream = stream;
        this.reader = new Thread(this::read, "events");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Subscribes to all changes, with full resources, and listens from the first event on.
     *
     * @param base of the notification service, {@code http://HOST:PORT}
     * @param token that may see all persons
     * @param reason of the subscription, without quotes
     * @throws Refused when the subscription or its stream is not granted
     */
    public static EventStream ofEverything(String base, String token, String reason)
            throws IOException, InterruptedException, Refused {
        return of(base, token, new Subscriptions(base, token).byEvents(reason));
    }

    /** Listens to a subscription from its first event on. */
    public static EventStream of(String base, String token, String subscription)
            throws IOException, InterruptedException, Refused {
        HttpResponse<InputStream> response =
                Http.stream(base + "/events?subscription=" + subscription + "&lastEventId=0", token);
        if (response.statusCode() != 200) {
            response.body().close();
            throw new Refused("the event stream was refused with " + response.statusCode());
        }
        return new EventStream(subscription, response.body());
    }

    /** The subscription's id. */
    public String subscription() {
        return subscription;
    }

    /** The next event; none when none comes within a time. */
    public Optional<Event> next(Duration limit) throws InterruptedException {
        return Optional.ofNullable(events.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Whether the stream ended although nobody closed it: there will be no more events than those that wait. */
    public boolean broken() {
        return broken;
    }

    private void read() {
        long number = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    number = Long.parseLong(line.substring("id:".length()).strip());
                } else if (line.startsWith("data:") && number > 0) {
                    events.put(new Event(number, line.substring("data:".length()), System.nanoTime()));
                }
            }
            broken = !closed;
        } catch (IOException e) {
            broken = !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        reader.interrupt();
        stream.close();
    }
}
