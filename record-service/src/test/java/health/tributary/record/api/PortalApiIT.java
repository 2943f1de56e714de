package health.tributary.record.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.reading.Metric;
import health.tributary.contract.reading.Sample;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.series.SeriesStore;
import health.tributary.record.series.Wearable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trends and one-time codes as a portal meets them: HTTP, tokens, and a store behind it. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@TestProfile(PortalApiIT.OwnStore.class)
class PortalApiIT {
    /** The store of other tests may be closed by the time. */
    public static final class OwnStore implements QuarkusTestProfile {}

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static SubjectId eve;
    private static EntryId order;

    @TestHTTPResource("/")
    URI base;

    @Inject
    RecordStore store;

    @Inject
    SeriesStore series;

    @BeforeEach
    void once() {
        if (eve != null) {
            return;
        }
        Scene scene = new Scene(store, series, "portal");
        eve = scene.subject("eve");
        scene.person(Scene.NORTH, eve, "Everywoman", "Eve", "1");
        List<Sample> samples = new ArrayList<>();
        for (int minute = 0; minute < 30; minute++) {
            samples.add(Wearable.instant(Wearable.DAY, minute * 60L, "7" + minute % 10, "pulse" + minute));
        }
        scene.readings(Wearable.WATCH, eve, Metric.HEART_RATE, samples);
        order = scene.states(
                Scene.NORTH,
                eve,
                "MedicationRequest",
                "order",
                Map.of("status", "\"status\":\"active\"", "authoredOn", "\"authoredOn\":\"2026-01-05\""));
    }

    @Test
    void aTrendIsReadInPagesOfSamplesAndInDays() throws Exception {
        String path = "portal/persons/" + eve + "/trends?metric=heart-rate&from=2026-03-01&to=2026-03-02";
        HttpResponse<String> days = send("GET", path, "patient/*.rs", "");
        assertThat(days.statusCode()).as(days.body()).isEqualTo(200);
        assertThat(days.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(Fhir.json(days.body()).at("/points/0/mean").decimalValue()).isEqualByComparingTo("74.5");
        JsonNode first = Fhir.json(send("GET", path + "&resolution=raw&_count=20", "patient/*.rs", "")
                .body());
        assertThat(first.path("samples")).hasSize(20);
        URI next = URI.create(first.path("next").asText());
        JsonNode last =
                Fhir.json(send("GET", next.getPath().substring(1) + "?" + next.getRawQuery(), "patient/*.rs", "")
                        .body());
        assertThat(last.path("samples")).hasSize(10);
        assertThat(last.has("next")).isFalse();
        assertThat(send("GET", path, "patient/Patient.rs", "").statusCode()).isEqualTo(403);
        assertThat(send("GET", path, null, "").statusCode()).isEqualTo(401);
    }

    @Test
    void theDayAndItsSamplesAreObservations() throws Exception {
        JsonNode all = Fhir.json(send("GET", "fhir/Patient/" + eve + "/$everything", "patient/*.rs", "")
                .body());
        assertThat(all.path("entry")).hasSize(3);
        HttpResponse<String> samples = send(
                "GET", "fhir/Observation?code=http://loinc.org%7C8867-4&_count=10&_total=accurate", "patient/*.rs", "");
        assertThat(Fhir.json(samples.body()).path("total").asInt()).isEqualTo(30);
        assertThat(Fhir.json(samples.body()).path("entry")).hasSize(10);
    }

    @Test
    void medicationsAreLinesWithTheEntriesThatSaySo() throws Exception {
        String path = "portal/persons/" + eve + "/medications";
        HttpResponse<String> lines = send("GET", path, "patient/*.rs", "");
        assertThat(lines.statusCode()).as(lines.body()).isEqualTo(200);
        assertThat(lines.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(Fhir.json(lines.body())
                        .at("/medications/0/ordered/entries/0")
                        .asText())
                .isEqualTo(order.value());
        assertThat(send("GET", path, "patient/Observation.rs", "").statusCode()).isEqualTo(403);
        assertThat(send("GET", path, null, "").statusCode()).isEqualTo(401);
    }

    @Test
    void aCodeIsOpenedListedAndTakenBack() throws Exception {
        String path = "portal/persons/" + eve + "/links";
        assertThat(send("POST", path, "patient/*.rs", "").statusCode()).isEqualTo(403);
        HttpResponse<String> opened = send("POST", path, "patient/*.cruds", "");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        assertThat(Fhir.json(opened.body()).path("code").asText()).matches("[2-9A-Z]{5}-[2-9A-Z]{5}");
        String id = Fhir.json(opened.body()).path("id").asText();
        assertThat(send("DELETE", path + "/" + id, "patient/*.cruds", "").statusCode())
                .isEqualTo(204);
        assertThat(send("GET", path, "patient/*.cruds", "").body()).contains("\"state\":\"revoked\"");
    }

    @Test
    void whoHasNoFeedsKeyRedeemsNothing() throws Exception {
        assertThat(send("POST", "links", null, "{}").statusCode()).isEqualTo(401);
        HttpRequest request = HttpRequest.newBuilder(base.resolve("links"))
                .header("Authorization", "Bearer a key that is no token")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"code\":\"22222-22222\",\"user\":\"u\"}"))
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    private HttpResponse<String> send(String method, String path, String scope, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (scope != null) {
            request.header("Authorization", Bearer.of(eve.value(), scope));
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
