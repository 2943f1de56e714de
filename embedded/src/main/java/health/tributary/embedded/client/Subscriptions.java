package health.tributary.embedded.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Subscribes to all changes of all persons, with full resources. */
public final class Subscriptions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
    private static final String EVENTS = "\"type\":\"websocket\",\"_type\":{\"extension\":[{\"url\":\"" + BACKPORT
            + "backport-channel-type\",\"valueCoding\":{\"system\":"
            + "\"http://tributary.health/CodeSystem/subscription-channel-type\",\"code\":\"server-sent-events\"}}]}";
    private static final String EVERYTHING = "{\"resourceType\":\"Subscription\",\"status\":\"requested\","
            + "\"reason\":\"%s\",\"criteria\":\"http://tributary.health/SubscriptionTopic/record-change\","
            + "\"channel\":{%s,\"payload\":\"application/fhir+json\",\"_payload\":{\"extension\":[{\"url\":\""
            + BACKPORT
            + "backport-payload-content\",\"valueCode\":\"full-resource\"}]}}}";

    private final String base;
    private final String token;

    /**
     * Subscriptions of whom a token is for.
     *
     * @param base of the notification-service, {@code http://HOST:PORT}
     * @param token that may see all persons
     */
    public Subscriptions(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** By server-sent events; gives the subscription's id. The reason has no quotes. */
    public String byEvents(String reason) throws IOException, InterruptedException, Refused {
        return create(reason, EVENTS);
    }

    /** By a webhook at an address; gives the subscription's id. Neither reason nor address has quotes. */
    public String byWebhook(String reason, String endpoint) throws IOException, InterruptedException, Refused {
        return create(reason, "\"type\":\"rest-hook\",\"endpoint\":\"" + endpoint + '"');
    }

    /** Ends one; its notifications go with it. */
    public void end(String subscription) throws IOException, InterruptedException, Refused {
        int status =
                Http.delete(base + "/fhir/Subscription/" + subscription, token).statusCode();
        if (status != 204) {
            throw new Refused("the subscription could not be ended: " + status);
        }
    }

    private String create(String reason, String channel) throws IOException, InterruptedException, Refused {
        HttpResponse<String> created = Http.post(
                base + "/fhir/Subscription",
                "application/fhir+json",
                token,
                EVERYTHING.formatted(reason, channel).getBytes(StandardCharsets.UTF_8));
        if (created.statusCode() != 201) {
            throw new Refused("the subscription was refused with " + created.statusCode() + ": " + created.body());
        }
        return JSON.readTree(created.body()).path("id").asText();
    }
}
