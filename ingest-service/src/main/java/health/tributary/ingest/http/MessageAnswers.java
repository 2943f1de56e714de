package health.tributary.ingest.http;

import health.tributary.fhir.JsonObject;
import health.tributary.fhir.JsonText;
import health.tributary.fhir.JsonValue;
import health.tributary.fhir.OperationOutcomes;
import health.tributary.ingest.admit.FhirAdmission;
import health.tributary.ingest.admit.MessageAdmission;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers to FHIR messages: one that is taken is answered by a message (R4, section 2.4.3), all else by the OperationOutcome and the status
 * that the FHIR door has for it.
 *
 * @param endpoint where the message came to
 */
record MessageAnswers(FhirAnswers answers, String endpoint) {
    private static final int OK = 200;

    /** 200 with the answering message when it is durable. */
    Response of(MessageAdmission message, boolean durable) {
        FhirAdmission admission = message.admission();
        return message.header().isEmpty() || !durable
                ? answers.of(admission, durable)
                : Response.status(OK)
                        .entity(answer(admission, message.header().get()))
                        .type(FhirAnswers.FHIR_JSON)
                        .build();
    }

    private String answer(FhirAdmission admission, JsonObject header) {
        String id = id(admission, "header");
        String details = "urn:uuid:" + id(admission, "outcome");
        Instant at = admission.envelope().receivedAt();
        StringBuilder out = new StringBuilder(512);
        out.append("{\"resourceType\":\"Bundle\",\"type\":\"message\",\"timestamp\":\"")
                .append(at);
        out.append("\",\"entry\":[{\"fullUrl\":\"urn:uuid:").append(id);
        out.append("\",\"resource\":{\"resourceType\":\"MessageHeader\",\"id\":\"")
                .append(id);
        out.append("\",").append(event(header));
        sender(header)
                .ifPresent(source -> out.append(",\"destination\":[{\"endpoint\":")
                        .append(source.canonical())
                        .append("}]"));
        out.append(",\"source\":{\"name\":\"Tributary\",\"endpoint\":").append(new JsonText(endpoint).canonical());
        out.append("},\"response\":{\"identifier\":")
                .append(new JsonText(header.text("id").orElseThrow()).canonical());
        out.append(",\"code\":\"ok\",\"details\":{\"reference\":\"").append(details);
        out.append("\"}}}},{\"fullUrl\":\"").append(details).append("\",\"resource\":");
        out.append(OperationOutcomes.json(answers.problems(admission)));
        return out.append("}]}").toString();
    }

    private static String event(JsonObject header) {
        String name = header.object("eventCoding").isPresent() ? "eventCoding" : "eventUri";
        return '"' + name + "\":" + header.get(name).canonical();
    }

    private static Optional<JsonValue> sender(JsonObject header) {
        return header.object("source").map(source -> source.get("endpoint")).filter(JsonText.class::isInstance);
    }

    /** From the message's own id: the same message gets the same answer. */
    private static String id(FhirAdmission admission, String of) {
        String text = admission.envelope().id().value() + '/' + of;
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
