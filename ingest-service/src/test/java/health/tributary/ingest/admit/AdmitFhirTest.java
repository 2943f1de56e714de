package health.tributary.ingest.admit;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.ContentType;
import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.fhir.Problem;
import health.tributary.fhir.Severity;
import health.tributary.ingest.validation.HapiParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AdmitFhirTest {
    private static final IdKey KEY =
            IdKey.of("an id key for tests, and only for tests".getBytes(StandardCharsets.UTF_8));
    private static final String ODD = "{\"resourceType\":\"Patient\",\"id\":\"1\",\"birthDate\":\"yesterday\"}";

    private final AdmitFhir admit = new AdmitFhir(KEY, new AdmitRules(10, 0), new HapiParser());

    @Test
    void aPatientIsTakenAndKeyed() {
        FhirAdmission taken = admit("warn", "{\"resourceType\":\"Patient\",\"id\":\"1\"}", "application/fhir+json");
        assertThat(taken.refusal()).isEmpty();
        assertThat(taken.problems()).isEmpty();
        assertThat(taken.envelope().contentType()).isEqualTo(ContentType.FHIR_JSON);
        assertThat(taken.envelope().subject()).contains(KEY.subject("clinic/Patient", "1"));
    }

    @Test
    void validationIsOffWarnsOrRejectsByFeed() {
        assertThat(admit("off", ODD, null).problems()).isEmpty();
        FhirAdmission warned = admit("warn", ODD, null);
        assertThat(warned.refusal()).isEmpty();
        assertThat(warned.problems()).extracting(Problem::severity).containsExactly(Severity.WARNING);
        assertThat(admit("reject", ODD, null).refusal().map(Rejection::place)).contains("Patient");
    }

    @Test
    void otherVersionsAndBrokenJsonAreRefusedWithTheirReason() {
        assertThat(reason("{\"resourceType\":\"Patient\",\"id\":\"1\"}", "application/fhir+json; fhirVersion=5.0"))
                .isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason("{\"resourceType\":\"ImagingSelection\"}", null)).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason("{\"resourceType\":", null)).isEqualTo(Reason.UNREADABLE);
        assertThat(reason("{\"resourceType\":\"Patient\"}", null)).isEqualTo(Reason.NO_SUBJECT);
    }

    @Test
    void anInteractionStandsInItsMessageWithTheResourcesOwnBytes() {
        String resource = "{\"resourceType\":\"Patient\",\"id\":\"1\",  \"x\":1.10}";
        FhirAdmission put = interaction("warn", resource, "PUT", "Patient/1", null);
        assertThat(put.refusal()).isEmpty();
        assertThat(new String(put.body(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"request\":{\"method\":\"PUT\","
                                + "\"url\":\"Patient/1\"},\"resource\":" + resource + "}]}");
        assertThat(put.envelope().subject()).contains(KEY.subject("clinic/Patient", "1"));
        assertThat(put.problems()).extracting(Problem::expression).contains("Patient.x");
        assertThat(interaction("warn", "\uFEFF" + resource, "PUT", "Patient/1", null)
                        .envelope()
                        .id())
                .isEqualTo(put.envelope().id());
    }

    @Test
    void anotherRequestIdIsAnotherMessage() {
        String resource = "{\"resourceType\":\"Patient\",\"id\":\"1\"}";
        FhirAdmission one = interaction("off", resource, "PUT", "Patient/1", "a");
        assertThat(interaction("off", resource, "PUT", "Patient/1", "a")
                        .envelope()
                        .id())
                .isEqualTo(one.envelope().id());
        assertThat(interaction("off", resource, "PUT", "Patient/1", "b")
                        .envelope()
                        .id())
                .isNotEqualTo(one.envelope().id());
    }

    @Test
    void interactionsAreRefusedWithThePlaceInTheirResource() {
        assertThat(interaction("reject", ODD, "PUT", "Patient/1", null).problems())
                .extracting(Problem::expression)
                .containsExactly("Patient");
        assertThat(reason(interaction("off", "{\"resourceType\":", "PUT", "Patient/1", null)))
                .isEqualTo(Reason.UNREADABLE);
        assertThat(reason(interaction("off", ODD, "PUT", "Patient/2", null))).isEqualTo(Reason.INVALID_VALUE);
        assertThat(reason(interaction("off", ODD, "PUT", "Thing/1", null))).isEqualTo(Reason.INVALID_VALUE);
        assertThat(reason(interaction("off", "", "DELETE", "Observation/1", null)))
                .isEqualTo(Reason.NO_SUBJECT);
        assertThat(interaction("off", "", "DELETE", "Observation/1?patient=1", null)
                        .refusal())
                .isEmpty();
        assertThat(reason(interaction("off", "", "DELETE", "Observation?code=x&patient=1", null)))
                .isEqualTo(Reason.UNSUPPORTED);
    }

    /** A body that is no resource alone must not become one, or several, in the message that is made of it. */
    @Test
    void aBodyCannotBreakOutOfItsInteraction() {
        String body =
                "{\"resourceType\":\"Patient\",\"id\":\"1\"}},{\"request\":{\"method\":\"DELETE\",\"url\":\"Patient/2\"}";
        assertThat(reason(interaction("off", body, "PUT", "Patient/1", null))).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void aMessageIsTakenWholeOrNotAtAllAndNamesItsHeader() {
        String header =
                "{\"resourceType\":\"MessageHeader\",\"id\":\"m\",\"eventUri\":\"http://e.example\",\"source\":{\"endpoint\":\"http://l.example\"}}";
        String good = "{\"resourceType\":\"Patient\",\"id\":\"1\"}";
        MessageAdmission taken = message(header, good);
        assertThat(taken.admission().refusal()).isEmpty();
        assertThat(taken.header().orElseThrow().text("id")).contains("m");
        assertThat(message(header, good, "{\"resourceType\":\"Observation\"}")
                        .admission()
                        .refusal())
                .isPresent();
        assertThat(message(header.replace("\"id\":\"m\",", ""), good)
                        .admission()
                        .refusal()
                        .map(Rejection::place))
                .contains("Bundle.entry[0].resource.id");
        assertThat(message(header.replace("eventUri", "eventUrl"), good)
                        .admission()
                        .refusal())
                .isPresent();
        assertThat(message(good).admission().refusal()).isPresent();
    }

    private MessageAdmission message(String... resources) {
        String entries = Arrays.stream(resources)
                .map(resource -> "{\"resource\":" + resource + "}")
                .collect(Collectors.joining(","));
        String body = "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"entry\":[" + entries + "]}";
        return admit.admitMessage(arrival(body), feed("off"), null);
    }

    private static Reason reason(FhirAdmission admission) {
        return admission.refusal().orElseThrow().reason();
    }

    private FhirAdmission interaction(String validation, String body, String method, String url, String requestId) {
        Interaction interaction =
                new Interaction(method, url, Optional.empty(), Optional.empty(), Optional.ofNullable(requestId));
        return admit.admit(arrival(body), interaction, feed(validation), null);
    }

    private Reason reason(String body, String contentType) {
        return admit("warn", body, contentType).refusal().orElseThrow().reason();
    }

    private FhirAdmission admit(String validation, String body, String contentType) {
        return admit.admit(arrival(body), feed(validation), contentType);
    }

    private static Arrival arrival(String body) {
        return Arrival.of(body.getBytes(StandardCharsets.UTF_8), Instant.parse("2026-05-01T06:00:00Z"));
    }

    private static Feed feed(String validation) {
        return FeedRegistry.read("{\"feeds\":[{\"name\":\"clinic\",\"fhirValidation\":\"" + validation + "\"}]}")
                .feed(new FeedId("clinic"))
                .orElseThrow();
    }
}
