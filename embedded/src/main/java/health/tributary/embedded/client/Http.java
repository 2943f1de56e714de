package health.tributary.embedded.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Requests to an instance's services, HTTP/1.1 on kept connections, each with a bearer token unless it is empty, each answered within 30 s. */
public final class Http {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Http() {}

    public static HttpResponse<String> get(String address, String token) throws IOException, InterruptedException {
        return send(request(address, token).GET().build(), text());
    }

    public static HttpResponse<String> post(String address, String type, String token, byte[] body)
            throws IOException, InterruptedException {
        return send(
                request(address, token)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                text());
    }

    static HttpResponse<String> delete(String address, String token) throws IOException, InterruptedException {
        return send(request(address, token).DELETE().build(), text());
    }

    /** An answer that is read as it comes; the limit is for its beginning. */
    static HttpResponse<InputStream> stream(String address, String token) throws IOException, InterruptedException {
        HttpRequest request = request(address, token)
                .header("Accept", "text/event-stream")
                .GET()
                .build();
        return send(request, BodyHandlers.ofInputStream());
    }

    private static BodyHandler<String> text() {
        return BodyHandlers.ofString(StandardCharsets.UTF_8);
    }

    private static HttpRequest.Builder request(String address, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(LIMIT);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body)
            throws IOException, InterruptedException {
        try {
            return CLIENT.send(request, body);
        } catch (ConnectException e) {
            throw new IOException(
                    "nobody answers at " + request.uri().getAuthority() + "; is the system running? (./tributary up)",
                    e);
        }
    }
}
