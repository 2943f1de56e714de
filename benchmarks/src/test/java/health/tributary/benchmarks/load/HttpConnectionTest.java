package health.tributary.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpConnectionTest {
    private HttpServer server;
    private HttpConnection connection;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            String text = exchange.getRequestHeaders().getFirst("Authorization") + " " + exchange.getRequestMethod()
                    + " " + new String(sent, StandardCharsets.UTF_8);
            byte[] answer = text.getBytes(StandardCharsets.UTF_8);
            boolean chunked = exchange.getRequestURI().getPath().equals("/chunked");
            exchange.sendResponseHeaders(
                    exchange.getRequestURI().getPath().equals("/none") ? 404 : 200, chunked ? 0 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        connection =
                new HttpConnection("http://127.0.0.1:" + server.getAddress().getPort(), "abc");
    }

    @AfterEach
    void stop() throws IOException {
        connection.close();
        server.stop(0);
    }

    @Test
    void answersOfAStatedLengthAndChunkedOnesAreReadOneBehindTheOther() throws IOException {
        assertThat(connection.get("/a").text()).isEqualTo("Bearer abc GET ");
        assertThat(connection.get("/chunked").text()).isEqualTo("Bearer abc GET ");
        HttpConnection.Answer posted = connection.post("/a", "text/plain", "Müller".getBytes(StandardCharsets.UTF_8));
        assertThat(posted.text()).isEqualTo("Bearer abc POST Müller");
        assertThat(connection.get("/none").status()).isEqualTo(404);
        assertThat(connection.get("/a").status()).isEqualTo(200);
    }

    @Test
    void aServerThatIsGoneIsAnError() {
        server.stop(0);
        assertThatThrownBy(() -> connection.get("/a")).isInstanceOf(IOException.class);
    }
}
