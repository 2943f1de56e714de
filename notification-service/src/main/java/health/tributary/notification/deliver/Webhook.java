package health.tributary.notification.deliver;

import health.tributary.notification.NotificationConfiguration;
import health.tributary.notification.subscription.Channel.RestHook;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Posts to endpoints that strangers name. The name is resolved once and the connection goes to the address that was judged;
 * redirects are not followed; connecting, answering and the size of the answer are bounded; what the endpoint says is kept
 * nowhere.
 */
@ApplicationScoped
public class Webhook implements Postman {
    private static final int MAX_RESOLUTIONS_WAITING = 1_000;
    private static final int MAX_CONNECTIONS_OF_A_HOST = 32;

    private final NotificationConfiguration.RestHook configuration;
    private final Vertx vertx;
    private final HttpClient client;
    private final Networks networks;
    private final ThreadPoolExecutor resolver;

    public Webhook(Vertx vertx, NotificationConfiguration configuration) {
        this.configuration = configuration.restHook();
        this.vertx = vertx;
        this.networks = new Networks(this.configuration.allowedNetworks().orElse(List.of()));
        HttpClientOptions options = new HttpClientOptions()
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setConnectTimeout((int) this.configuration.connectTimeout().toMillis())
                .setMaxHeaderSize(16_384)
                .setDecompressionSupported(false);
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS_OF_A_HOST));
        int threads = this.configuration.resolverThreads();
        this.resolver = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_RESOLUTIONS_WAITING), task -> {
                    Thread thread = new Thread(task, "webhook-resolver");
                    thread.setDaemon(true);
                    return thread;
                });
        this.resolver.allowCoreThreadTimeOut(true);
    }

    @PreDestroy
    void close() {
        resolver.shutdownNow();
        Future<Void> unused = client.close();
    }

    @Override
    public CompletionStage<Outcome> post(RestHook hook, Map<String, String> headers, byte[] body) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        long deadline = vertx.setTimer(
                configuration.requestTimeout().toMillis(), timer -> outcome.complete(new Outcome.Failed("timeout")));
        CompletableFuture<InetAddress> unused = resolve(hook.endpoint()).whenComplete((address, failure) -> {
            if (failure != null) {
                outcome.complete(new Outcome.Failed(said(failure)));
            } else if (!networks.permit(address)) {
                outcome.complete(new Outcome.Failed("the endpoint's address is not allowed"));
            } else {
                send(hook, address, headers, body, outcome);
            }
        });
        return outcome.whenComplete((done, failure) -> vertx.cancelTimer(deadline));
    }

    /** All of a name's addresses must be allowed, so that no answer of a name server decides by its order. */
    private CompletableFuture<InetAddress> resolve(URI endpoint) {
        CompletableFuture<InetAddress> resolved = new CompletableFuture<>();
        String host = endpoint.getHost();
        try {
            resolver.execute(() -> {
                try {
                    InetAddress[] addresses = InetAddress.getAllByName(host);
                    InetAddress chosen = addresses[0];
                    for (InetAddress address : addresses) {
                        chosen = networks.permit(address) ? chosen : address;
                    }
                    resolved.complete(chosen);
                } catch (UnknownHostException e) {
                    resolved.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            resolved.completeExceptionally(e);
        }
        return resolved.orTimeout(configuration.resolveTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void send(
            RestHook hook,
            InetAddress address,
            Map<String, String> headers,
            byte[] body,
            CompletableFuture<Outcome> outcome) {
        client.request(options(hook, address, headers))
                .onSuccess(request -> {
                    // Whoever completes the outcome first (deadline, size, status) ends the exchange.
                    CompletableFuture<Outcome> unused = outcome.whenComplete((done, failure) -> finish(request, done));
                    // Asked for before anything is sent: heard on the request's own context, so never after the
                    // answer's end.
                    request.response()
                            .onSuccess(response -> judge(response, outcome))
                            .onFailure(failure -> outcome.complete(new Outcome.Failed(said(failure))));
                    Future<Void> unusedSent = request.end(Buffer.buffer(body));
                })
                .onFailure(failure -> outcome.complete(new Outcome.Failed(said(failure))));
    }

    private RequestOptions options(RestHook hook, InetAddress address, Map<String, String> headers) {
        URI endpoint = hook.endpoint();
        boolean tls = endpoint.getScheme().toLowerCase(Locale.ROOT).equals("https");
        int port = endpoint.getPort() > 0 ? endpoint.getPort() : tls ? 443 : 80;
        String path = endpoint.getRawPath() == null || endpoint.getRawPath().isEmpty() ? "/" : endpoint.getRawPath();
        MultiMap all = MultiMap.caseInsensitiveMultiMap();
        hook.headers().forEach(header -> all.add(header.name(), header.value()));
        all.setAll(headers);
        all.set("Content-Type", "application/fhir+json");
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(endpoint.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(endpoint.getRawQuery() == null ? path : path + "?" + endpoint.getRawQuery())
                .setFollowRedirects(false)
                .setIdleTimeout(configuration.requestTimeout().toMillis())
                .setConnectTimeout(configuration.connectTimeout().toMillis())
                .setHeaders(all);
    }

    /** The status decides; the rest of the answer is read only so that the connection can be used again. */
    private void judge(HttpClientResponse response, CompletableFuture<Outcome> outcome) {
        int status = response.statusCode();
        Outcome result = status >= 200 && status < 300 ? new Outcome.Taken() : new Outcome.Failed("status " + status);
        long[] read = new long[1];
        AtomicBoolean cut = new AtomicBoolean();
        response.exceptionHandler(failure -> outcome.complete(result));
        response.handler(chunk -> {
            read[0] += chunk.length();
            if (read[0] > configuration.maxResponseBytes() && cut.compareAndSet(false, true)) {
                outcome.complete(result);
                response.request().reset();
            }
        });
        response.endHandler(end -> outcome.complete(result));
    }

    private static void finish(HttpClientRequest request, Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed && failed.why().equals("timeout")) {
            request.reset();
        }
    }

    /** The kind of failure; messages may hold addresses and answers. */
    private static String said(Throwable failure) {
        if (failure instanceof UnknownHostException) {
            return "the endpoint's name does not resolve";
        }
        if (failure instanceof TimeoutException) {
            return "the endpoint's name was not resolved in time";
        }
        return "no connection: " + failure.getClass().getSimpleName();
    }
}
