package health.tributary.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks the FHIR API what has arrived. */
final class RecordProbe {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final String base;
    private final String token;

    RecordProbe(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** The street of the one patient with a number; empty when there is none yet. More than one is an error. */
    String street(String number) throws IOException, InterruptedException {
        JsonNode bundle = get("/Patient?identifier=" + URLEncoder.encode(number, StandardCharsets.UTF_8));
        JsonNode entries = bundle.path("entry");
        if (entries.size() > 1) {
            throw new IOException(entries.size() + " persons have one patient's number");
        }
        JsonNode addresses = entries.path(0).path("resource").path("address");
        if (addresses.size() > 1) {
            throw new IOException("a patient has " + addresses.size() + " addresses and should have one");
        }
        return addresses.path(0).path("line").path(0).asText("");
    }

    /** How many resources of a type the one patient with a number has. */
    int count(String number, String type) throws IOException, InterruptedException {
        String id = get("/Patient?identifier=" + URLEncoder.encode(number, StandardCharsets.UTF_8))
                .path("entry")
                .path(0)
                .path("resource")
                .path("id")
                .asText();
        return get("/" + type + "?patient=" + id + "&_total=accurate")
                .path("total")
                .asInt();
    }

    /** Makes a subscription to all that changes, for server-sent events with full resources; its id. */
    static String subscribe(String notificationBase, String token) throws IOException, InterruptedException {
        String backport = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
        String body = "{\"resourceType\":\"Subscription\",\"status\":\"requested\",\"reason\":\"load driver\","
                + "\"criteria\":\"http://tributary.health/SubscriptionTopic/record-change\",\"channel\":{\"type\":\"websocket\","
                + "\"_type\":{\"extension\":[{\"url\":\"" + backport
                + "backport-channel-type\",\"valueCoding\":{\"system\":"
                + "\"http://tributary.health/CodeSystem/subscription-channel-type\",\"code\":\"server-sent-events\"}}]},"
                + "\"payload\":\"application/fhir+json\",\"_payload\":{\"extension\":[{\"url\":\"" + backport
                + "backport-payload-content\",\"valueCode\":\"full-resource\"}]}}}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(notificationBase + "/fhir/Subscription"))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 201) {
            throw new IOException("the subscription was answered with " + response.statusCode());
        }
        return JSON.readTree(response.body()).path("id").asText();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the record API answered with " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }
}
