package health.tributary.embedded.command;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.embedded.client.Acknowledgement;
import health.tributary.embedded.client.Http;
import health.tributary.embedded.client.MllpClient;
import health.tributary.embedded.client.Refused;
import health.tributary.embedded.journey.JourneyFile;
import health.tributary.embedded.launch.Door;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Sends each message of a journey by its way, as its source would. */
final class DemoDoors implements AutoCloseable {
    private static final String JSON = "application/json";
    private static final String FHIR = "application/fhir+json";

    private final Instance instance;
    private final DemoRecord record;
    private final MllpClient hospital;
    private final Set<String> linked = new HashSet<>();

    DemoDoors(Instance instance, DemoRecord record) throws IOException {
        this.instance = instance;
        this.record = record;
        this.hospital = new MllpClient(instance.settings().host(), instance.port(Door.MLLP));
    }

    /** Before a device's first data come, the person links her account at its maker with a one-time code from the portal. */
    void prepare(JourneyFile message) throws Exception {
        if (message.way() != JourneyFile.Way.DEVICES || !linked.add(feed(message))) {
            return;
        }
        String feed = feed(message);
        HttpResponse<String> made = Http.post(
                instance.http(Door.RECORD) + "/portal/persons/" + record.person() + "/links",
                JSON,
                record.ownToken(),
                new byte[0]);
        String code = positive("the portal", made).path("code").asText();
        String user = DemoRecord.JSON
                .readTree(message.bytes())
                .path(0)
                .path("header")
                .path("user_id")
                .asText();
        byte[] redeemed = DemoRecord.JSON
                .createObjectNode()
                .put("code", code)
                .put("user", user)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        positive(
                "the exchange of the one-time code",
                Http.post(instance.http(Door.RECORD) + "/links", JSON, instance.feedKey(feed), redeemed));
        System.out.println("\nA one-time code from the portal links her account at \"" + feed + "\"");
    }

    /** Sends a message; what the door answered. */
    String send(JourneyFile message) throws Exception {
        byte[] bytes = message.bytes();
        return switch (message.way()) {
            case MLLP -> {
                Acknowledgement answer = Acknowledgement.read(hospital.send(bytes));
                if (!answer.positive()) {
                    throw new Refused("the door did not take " + message.name() + ": " + answer.text());
                }
                yield answer.code();
            }
            case FHIR, CCDA, DEVICES -> {
                FileKind kind = FileKind.of(bytes);
                String address = instance.http(Door.INGEST) + "/feeds/" + feed(message) + kind.path();
                yield status(message, Http.post(address, kind.mediaType(), instance.feedKey(feed(message)), bytes));
            }
            case OWN -> {
                String type =
                        DemoRecord.JSON.readTree(bytes).path("resourceType").asText();
                yield status(message, Http.post(record.fhir() + "/" + type, FHIR, record.ownToken(), bytes));
            }
        };
    }

    private static String feed(JourneyFile message) {
        return message.feed()
                .orElseThrow(() -> new IllegalStateException(message.path().getFileName() + " names no feed"));
    }

    private static String status(JourneyFile message, HttpResponse<String> response) throws Exception {
        positive(message.name(), response);
        return "HTTP " + response.statusCode();
    }

    private static JsonNode positive(String what, HttpResponse<String> response) throws Exception {
        if (response.statusCode() / 100 != 2) {
            throw new Refused(what + " was refused with " + response.statusCode() + ": " + response.body());
        }
        return DemoRecord.JSON.readTree(response.body());
    }

    @Override
    public void close() throws IOException {
        hospital.close();
    }
}
