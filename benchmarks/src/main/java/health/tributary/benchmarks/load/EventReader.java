package health.tributary.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a subscription's server-sent events, checks that their numbers have no gap, and gives the sequence numbers they show. */
final class EventReader {
    private static final Pattern SEQUENCE = Pattern.compile("SEQ(\\d+)");
    private static final long OPEN_SECONDS = 30;

    private final HttpRequest request;
    private final CountDownLatch open = new CountDownLatch(1);
    private volatile String fault = "";
    private volatile long last;

    EventReader(String notificationBase, String subscription, String token) {
        this.request = HttpRequest.newBuilder(URI.create(notificationBase + "/events?subscription=" + subscription))
                .timeout(Duration.ofSeconds(OPEN_SECONDS))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
    }

    /** Waits until the stream is open. */
    void awaitOpen() throws IOException, InterruptedException {
        if (!open.await(OPEN_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("the event stream did not open");
        }
    }

    /** What was wrong with the stream; empty when nothing was. */
    String fault() {
        return fault;
    }

    /** The number of the last event. */
    long last() {
        return last;
    }

    /** Reads until the stream or the thread ends. */
    void read(LongConsumer seen) {
        try {
            HttpResponse<InputStream> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                fault = "the event stream was answered with " + response.statusCode();
                return;
            }
            open.countDown();
            BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                line(line, seen);
            }
        } catch (IOException e) {
            fault = "the event stream broke";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void line(String line, LongConsumer seen) {
        if (line.startsWith("id:")) {
            long number = Long.parseLong(line.substring(3).strip());
            if (number != last + 1) {
                fault = "after event " + last + " came " + number;
            }
            last = number;
        } else if (line.startsWith("data:")) {
            Matcher matcher = SEQUENCE.matcher(line);
            while (matcher.find()) {
                seen.accept(Long.parseLong(matcher.group(1)));
            }
        }
    }
}
