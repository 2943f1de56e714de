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

    private Reason reason(String body, String contentType) {
        return admit("warn", body, contentType).refusal().orElseThrow().reason();
    }

    private FhirAdmission admit(String validation, String body, String contentType) {
        Feed feed = FeedRegistry.read("{\"feeds\":[{\"name\":\"clinic\",\"fhirValidation\":\"" + validation + "\"}]}")
                .feed(new FeedId("clinic"))
                .orElseThrow();
        Arrival arrival = Arrival.of(body.getBytes(StandardCharsets.UTF_8), Instant.parse("2026-05-01T06:00:00Z"));
        return admit.admit(arrival, feed, contentType);
    }
}
