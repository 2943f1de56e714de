package health.tributary.notification.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.notification.NotificationConfiguration;
import health.tributary.notification.subscription.Channel.RestHook;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over real sockets: what an endpoint's answer becomes. */
class WebhookIT {
    private static final byte[] BODY = "{\"resourceType\":\"Bundle\"}".getBytes(StandardCharsets.UTF_8);

    private Vertx vertx;
    private Webhook webhook;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        webhook = new Webhook(
                vertx,
                new SmallRyeConfigBuilder()
                        .withConverter(Duration.class, 200, new DurationConverter())
                        .withMapping(NotificationConfiguration.class)
                        .withSources(new PropertiesConfigSource(
                                Map.of(
                                        "tributary.notification.rest-hook.allowed-networks", "127.0.0.0/8",
                                        "tributary.notification.rest-hook.request-timeout", "3s"),
                                "test",
                                100))
                        .build()
                        .getConfigMapping(NotificationConfiguration.class));
    }

    @AfterEach
    void close() throws Exception {
        webhook.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void anAnswerThatEndsAtOnceIsTakenEachTime() throws Exception {
        Map<String, Integer> arrivals = new ConcurrentHashMap<>();
        RestHook hook = endpoint(request -> {
            arrivals.merge(request.getHeader("Number"), 1, Integer::sum);
            request.response().setStatusCode(204).end();
        });
        List<Postman.Outcome> outcomes = new ArrayList<>();
        for (int round = 0; round < 200; round++) {
            int first = round * 20;
            IntStream.range(first, first + 20)
                    .mapToObj(number -> webhook.post(hook, Map.of("Number", "" + number), BODY))
                    .toList()
                    .forEach(posted -> outcomes.add(posted.toCompletableFuture().join()));
        }
        assertThat(outcomes).hasSize(4_000).containsOnly(new Postman.Outcome.Taken());
        assertThat(arrivals)
                .hasSize(4_000)
                .allSatisfy((number, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void theStatusDecidesAndARedirectIsNotFollowed() throws Exception {
        RestHook refusing =
                endpoint(request -> request.response().setStatusCode(503).end("no"));
        RestHook elsewhere = endpoint(request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", "http://127.0.0.1:1/")
                .end());
        assertThat(outcome(refusing)).isEqualTo(new Postman.Outcome.Failed("status 503"));
        assertThat(outcome(elsewhere)).isEqualTo(new Postman.Outcome.Failed("status 302"));
    }

    @Test
    void anAnswerThatNeverEndsIsCutAndItsStatusCounts() throws Exception {
        RestHook endless = endpoint(request -> {
            request.response().setChunked(true).setStatusCode(200);
            vertx.setPeriodic(
                    1, tick -> request.response().write("x".repeat(10_000)).onFailure(gone -> vertx.cancelTimer(tick)));
        });
        assertThat(outcome(endless)).isEqualTo(new Postman.Outcome.Taken());
    }

    @Test
    void silenceIsATimeoutAndAClosedPortIsNoConnection() throws Exception {
        RestHook silent = endpoint(request -> {});
        assertThat(outcome(silent)).isEqualTo(new Postman.Outcome.Failed("timeout"));
        assertThat(outcome(new RestHook(URI.create("http://127.0.0.1:1/"), List.of())))
                .isInstanceOfSatisfying(
                        Postman.Outcome.Failed.class,
                        failed -> assertThat(failed.why()).startsWith("no connection"));
    }

    private Postman.Outcome outcome(RestHook hook) throws Exception {
        return webhook.post(hook, Map.of(), BODY).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private RestHook endpoint(Handler<HttpServerRequest> answer) throws Exception {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        return new RestHook(URI.create("http://127.0.0.1:" + server.actualPort() + "/hook"), List.of());
    }
}
