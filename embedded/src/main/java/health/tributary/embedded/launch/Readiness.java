package health.tributary.embedded.launch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** How to tell that a part serves. */
sealed interface Readiness {
    /** One attempt takes at most this long. */
    Duration ATTEMPT = Duration.ofSeconds(3);

    /** Whether it serves now. */
    boolean now(HttpClient http) throws InterruptedException;

    /** A port that takes connections. */
    record Port(String host, int port) implements Readiness {
        @Override
        public boolean now(HttpClient http) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, port), (int) ATTEMPT.toMillis());
                return true;
            } catch (IOException e) {
                return false;
            }
        }
    }

    /** An address that answers with 200. */
    record Answers(URI address) implements Readiness {
        @Override
        public boolean now(HttpClient http) throws InterruptedException {
            try {
                HttpRequest request =
                        HttpRequest.newBuilder(address).timeout(ATTEMPT).build();
                return http.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException e) {
                return false;
            }
        }
    }
}
