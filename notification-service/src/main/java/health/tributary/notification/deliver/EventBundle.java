package health.tributary.notification.deliver;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import health.tributary.contract.change.WriteKind;
import health.tributary.notification.subscription.Backport;
import health.tributary.notification.subscription.Content;
import health.tributary.notification.subscription.Subscription;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The bundle that a subscriber gets (Subscriptions R5 Backport 1.1.0, "R4 Topic-Based Subscription Notification"): type
 * {@code history}, its first entry a Parameters with the subscription's status and the events' numbers, then what they are
 * about. Pure; one line of JSON. No {@code meta.profile}: a validator that does not have the backport's profiles would refuse
 * bundles that name them.
 */
public final class EventBundle {
    private static final JsonFactory JSON = new JsonFactory();

    private final String base;

    /** Bundles whose references start with this address, without a slash at its end. */
    public EventBundle(String base) {
        this.base = base;
    }

    /** Why a bundle is sent: the backport's notification types. */
    public enum Purpose {
        HANDSHAKE("handshake"),
        EVENT("event-notification"),
        QUERY_EVENT("query-event"),
        QUERY_STATUS("query-status");

        private final String code;

        Purpose(String code) {
            this.code = code;
        }
    }

    /**
     * A bundle.
     *
     * @param events in order of their numbers; none for a handshake
     * @param last the highest number that the subscription has
     * @param now the bundle's timestamp
     */
    public String write(Purpose purpose, Subscription subscription, List<Told> events, long last, Instant now) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("resourceType", "Bundle");
            json.writeStringField("type", purpose == Purpose.QUERY_STATUS ? "searchset" : "history");
            json.writeStringField("timestamp", now.toString());
            json.writeArrayFieldStart("entry");
            status(json, purpose, subscription, events, last);
            for (Told told : events) {
                if (told.focus().isPresent() && subscription.terms().content() != Content.EMPTY) {
                    focus(json, told, told.focus().get());
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    private void status(JsonGenerator json, Purpose purpose, Subscription subscription, List<Told> events, long last)
            throws IOException {
        String name = subscription.id() + "/" + purpose.code + "/" + last + "/"
                + (events.isEmpty() ? "" : events.get(0).notification().number());
        json.writeStartObject();
        json.writeStringField("fullUrl", "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
        json.writeObjectFieldStart("resource");
        json.writeStringField("resourceType", "Parameters");
        if (purpose == Purpose.QUERY_STATUS) {
            json.writeStringField("id", subscription.id().value());
        }
        json.writeArrayFieldStart("parameter");
        json.writeStartObject();
        json.writeStringField("name", "subscription");
        reference(json, "Subscription/" + subscription.id());
        json.writeEndObject();
        parameter(json, "topic", "valueCanonical", Backport.RECORD_CHANGE);
        parameter(json, "status", "valueCode", subscription.status().code());
        parameter(json, "type", "valueCode", purpose.code);
        parameter(json, "eventsSinceSubscriptionStart", "valueString", Long.toString(last));
        for (Told told : events) {
            event(json, subscription.terms().content(), told);
        }
        json.writeEndArray();
        json.writeEndObject();
        if (purpose == Purpose.QUERY_STATUS) {
            json.writeObjectFieldStart("search");
            json.writeStringField("mode", "match");
            json.writeEndObject();
        } else {
            request(json, "GET", "Subscription/" + subscription.id() + "/$status", "200");
        }
        json.writeEndObject();
    }

    private void event(JsonGenerator json, Content content, Told told) throws IOException {
        boolean open = told.focus().isPresent() && content != Content.EMPTY;
        json.writeStartObject();
        if (open) {
            json.writeArrayFieldStart("extension");
            json.writeStartObject();
            json.writeStringField("url", Backport.WRITE_KIND);
            json.writeStringField(
                    "valueCode", told.notification().occasion().kind().code());
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeStringField("name", "notificationEvent");
        json.writeArrayFieldStart("part");
        parameter(
                json,
                "eventNumber",
                "valueString",
                Long.toString(told.notification().number()));
        parameter(
                json,
                "timestamp",
                "valueInstant",
                told.notification().occasion().received().toString());
        if (open) {
            json.writeStartObject();
            json.writeStringField("name", "focus");
            reference(json, told.focus().orElseThrow());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void focus(JsonGenerator json, Told told, String focus) throws IOException {
        json.writeStartObject();
        json.writeStringField("fullUrl", base + "/" + focus);
        if (told.resource().isPresent()) {
            json.writeFieldName("resource");
            json.writeRawValue(told.resource().get());
        }
        WriteKind kind = told.notification().occasion().kind();
        switch (kind) {
            case CREATED -> request(json, "POST", focus.substring(0, focus.indexOf('/')), "201");
            case RETRACTED -> request(json, "DELETE", focus, "204");
            case UPDATED, APPENDED, CORRECTED, RESTORED, CONFIRMED, LINKED, UNLINKED ->
                request(json, "PUT", focus, "200");
        }
        json.writeEndObject();
    }

    private void request(JsonGenerator json, String method, String url, String status) throws IOException {
        json.writeObjectFieldStart("request");
        json.writeStringField("method", method);
        json.writeStringField("url", url);
        json.writeEndObject();
        json.writeObjectFieldStart("response");
        json.writeStringField("status", status);
        json.writeEndObject();
    }

    private void reference(JsonGenerator json, String relative) throws IOException {
        json.writeObjectFieldStart("valueReference");
        json.writeStringField("reference", base + "/" + relative);
        json.writeEndObject();
    }

    private static void parameter(JsonGenerator json, String name, String member, String value) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField(member, value);
        json.writeEndObject();
    }
}
