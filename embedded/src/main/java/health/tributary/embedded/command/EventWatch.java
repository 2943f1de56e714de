package health.tributary.embedded.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A subscription to all changes and its stream of server-sent events. */
final class EventWatch implements AutoCloseable {
    private static final int MAX_WAITING = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
    private static final String SUBSCRIPTION = "{\"resourceType\":\"Subscription\",\"status\":\"requested\","
            + "\"reason\":\"demo\",\"criteria\":\"http://tributary.health/SubscriptionTopic/record-change\","
            + "\"channel\":{\"type\":\"websocket\",\"_type\":{\"extension\":[{\"url\":\"" + BACKPORT
            + "backport-channel-type\",\"valueCoding\":{\"system\":"
            + "\"http://tributary.health/CodeSystem/subscription-channel-type\",\"code\":\"server-sent-events\"}}]},"
            + "\"payload\":\"application/fhir+json\",\"_payload\":{\"extension\":[{\"url\":\"" + BACKPORT
            + "backport-payload-content\",\"valueCode\":\"full-resource\"}]}}}";

    /**
     * An event as it came.
     *
     * @param number its number in the subscription
     * @param bundle the notification
     * @param nanos when it came, by the clock of {@link System#nanoTime}
     */
    record Event(long number, JsonNode bundle, long nanos) {}

    private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(MAX_WAITING);
    private final InputStream stream;
    private volatile boolean closed;

    private EventWatch(InputStream stream) {
        this.stream = stream;
        Thread reader = new Thread(this::read, "events");
        reader.setDaemon(true);
        reader.start();
    }

    /** Subscribes, and listens from then on. */
    static EventWatch open(String base, String token) throws IOException, InterruptedException, Refused {
        HttpResponse<String> created = Http.post(
                base + "/fhir/Subscription",
                "application/fhir+json",
                token,
                SUBSCRIPTION.getBytes(StandardCharsets.UTF_8));
        if (created.statusCode() != 201) {
            throw new Refused("the subscription was refused with " + created.statusCode() + ": " + created.body());
        }
        String id = JSON.readTree(created.body()).path("id").asText();
        HttpRequest request = Http.request(base + "/events?subscription=" + id + "&lastEventId=0", token)
                .build();
        HttpResponse<InputStream> response = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .build()
                .send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new Refused("the event stream was refused with " + response.statusCode());
        }
        return new EventWatch(response.body());
    }

    /** The next event, or null when none comes within a time. */
    Event next(Duration limit) throws InterruptedException {
        return events.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void read() {
        long number = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    number = Long.parseLong(line.substring(3).strip());
                } else if (line.startsWith("data:") && number > 0) {
                    events.put(new Event(number, JSON.readTree(line.substring(5)), System.nanoTime()));
                }
            }
        } catch (IOException e) {
            if (!closed) {
                System.err.println("tributary: the event stream broke");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        stream.close();
    }
}
