package health.tributary.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import health.tributary.notification.subscription.Backport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;

/** A subscriber's own server for webhooks, and what notification bundles say. */
final class Subscriber implements AutoCloseable {
    private final HttpServer server;
    private final List<String> bundles = new CopyOnWriteArrayList<>();

    Subscriber() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/hook", exchange -> {
            bundles.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    List<Event> events() {
        List<Event> events = new ArrayList<>();
        bundles.forEach(bundle -> events.addAll(events(bundle)));
        return events;
    }

    /** One notified event: its number, what became of what. */
    record Event(long number, String kind, String focus) {}

    /** The events of a notification bundle; none of a handshake. */
    static List<Event> events(String bundle) {
        JsonNode parameters =
                PrettyJson.tree(bundle).path("entry").path(0).path("resource").path("parameter");
        return StreamSupport.stream(parameters.spliterator(), false)
                .filter(parameter -> parameter.path("name").asText().equals("notificationEvent"))
                .map(Subscriber::event)
                .toList();
    }

    private static Event event(JsonNode parameter) {
        long number = 0;
        String focus = "";
        for (JsonNode part : parameter.path("part")) {
            if (part.path("name").asText().equals("eventNumber")) {
                number = Long.parseLong(part.path("valueString").asText());
            } else if (part.path("name").asText().equals("focus")) {
                String reference = part.path("valueReference").path("reference").asText();
                focus = reference.substring(reference.indexOf("/fhir/") + "/fhir/".length());
            }
        }
        return new Event(
                number, parameter.path("extension").path(0).path("valueCode").asText(), focus);
    }

    /** A Subscription to everything, by server-sent events. */
    static byte[] toEventStream() {
        return subscription("""
                "type": "websocket", "_type": {"extension": [{
                  "url": "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-channel-type",
                  "valueCoding": {"system": "%s", "code": "server-sent-events"}}]}""".formatted(Backport.CHANNEL_TYPES));
    }

    /** A Subscription to everything, by webhook. */
    static byte[] toWebhook(String endpoint) {
        return subscription("\"type\": \"rest-hook\", \"endpoint\": \"" + endpoint + "\"");
    }

    private static byte[] subscription(String channel) {
        return """
                {"resourceType": "Subscription", "status": "requested", "reason": "a test",
                 "criteria": "%s",
                 "channel": {%s, "payload": "application/fhir+json"}}
                """.formatted(Backport.RECORD_CHANGE, channel).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
