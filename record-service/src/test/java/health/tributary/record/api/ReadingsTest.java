package health.tributary.record.api;

import static health.tributary.record.api.Fhir.entries;
import static health.tributary.record.api.Fhir.json;
import static health.tributary.record.series.Wearable.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.contract.FeedId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.contract.reading.Flag;
import health.tributary.contract.reading.Metric;
import health.tributary.contract.reading.Sample;
import health.tributary.record.apply.MemoryRecordStore;
import health.tributary.record.series.Wearable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Readings through the FHIR API and as trends. */
class ReadingsTest {
    private static final String PULSE = "http://loinc.org|8867-4";

    private final MemoryRecordStore store = new MemoryRecordStore();
    private final Scene scene = new Scene(store);
    private final Trends trends = new Trends(store, scene.series, new FeedRegistry(List.of()));
    private final SubjectId eve = scene.subject("eve");

    @Test
    void everythingHasADayOfReadingsAndNoSample() {
        pulses(eve, 0, 50);
        Answer all = scene.everything(scene.clinician(), eve.value(), Map.of());
        assertThat(entries(all)).hasSize(1);
        JsonNode day = json(all).at("/entry/0/resource");
        assertThat(day.at("/code/coding/0/code").asText()).isEqualTo("heart-rate");
        assertThat(day.at("/effectiveDateTime").asText()).isEqualTo(DAY.toString());
        Fhir.assertValid(day.toString());
        assertThat(json(scene.read(
                        scene.patient(eve), "Observation", day.at("/id").asText())))
                .isEqualTo(day);
    }

    @Test
    void aSearchByCodeFindsEachSampleOnceOverStablePages() {
        pulses(eve, 0, 50);
        Set<String> seen = new HashSet<>();
        String after = "";
        int pages = 0;
        do {
            Map<String, List<String>> parameters = after.isEmpty()
                    ? Map.of("code", List.of(PULSE), "_count", List.of("7"))
                    : Map.of("code", List.of(PULSE), "_count", List.of("7"), "_after", List.of(after));
            Answer page = scene.search(scene.patient(eve), "Observation", parameters);
            entries(page).forEach(entry -> assertThat(seen.add(entry)).isTrue());
            after = Fhir.next(page);
            pages++;
        } while (!after.isEmpty());
        assertThat(seen).hasSize(50);
        assertThat(pages).isEqualTo(8);
    }

    @Test
    void aSampleIsReadByItsIdAndFoundByItsTime() {
        pulses(eve, 0, 50);
        Answer some = scene.search(
                scene.clinician(),
                "Observation",
                Map.of(
                        "patient", List.of(eve.value()),
                        "code", List.of(PULSE),
                        "date", List.of("ge2026-03-01T00:10:00+01:00", "lt2026-03-01T00:12:00+01:00")));
        assertThat(entries(some)).hasSize(2);
        JsonNode sample = json(some).at("/entry/0/resource");
        Answer read =
                scene.read(scene.clinician(), "Observation", sample.at("/id").asText());
        assertThat(json(read)).isEqualTo(sample);
        assertThat(read.tag()).contains(sample.at("/meta/versionId").asText());
        Fhir.assertValid(sample.toString());
    }

    @Test
    void readingsOfOthersAreNotShown() {
        pulses(eve, 0, 3);
        scene.person(Scene.NORTH, scene.subject("mallory"), "Other", "Mallory", "7");
        Answer own =
                scene.search(scene.patient(scene.subject("mallory")), "Observation", Map.of("code", List.of(PULSE)));
        assertThat(entries(own)).isEmpty();
        Answer all = scene.search(scene.clinician(), "Observation", Map.of("code", List.of(PULSE)));
        String id = json(all).at("/entry/0/resource/id").asText();
        assertThat(scene.read(scene.patient(scene.subject("mallory")), "Observation", id)
                        .status())
                .isEqualTo(403);
        assertThat(trend(scene.patient(scene.subject("mallory")), eve, "heart-rate", "day")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void everyMetricIsAValidObservation() {
        for (Metric metric : Metric.values()) {
            List<BigDecimal> values = new ArrayList<>();
            for (int i = 0; i < metric.valueCount(); i++) {
                values.add(new BigDecimal("36.5"));
            }
            scene.readings(
                    Wearable.WATCH,
                    eve,
                    metric,
                    List.of(new Sample(
                            Wearable.at(DAY, 3_600),
                            Duration.ofMinutes(5),
                            Wearable.OFFSET,
                            values,
                            "source \"" + metric.code() + "\"",
                            Set.of(Flag.SELF_REPORTED, Flag.IMPLAUSIBLE))));
            Answer samples = scene.search(
                    scene.patient(eve),
                    "Observation",
                    Map.of("code", List.of(metric.loinc().code())));
            assertThat(entries(samples)).as(metric.code()).hasSize(1);
            Fhir.assertValid(json(samples).at("/entry/0/resource").toString());
        }
        json(scene.everything(scene.patient(eve), eve.value(), Map.of()))
                .path("entry")
                .forEach(entry -> Fhir.assertValid(entry.at("/resource").toString()));
    }

    @Test
    void aTrendShowsGapsAndNamesSources() {
        pulses(eve, 0, 50);
        JsonNode days = json(trend(scene.patient(eve), eve, "heart-rate", "day"));
        assertThat(days.path("points")).hasSize(3);
        assertThat(days.at("/points/0/count").asInt()).isZero();
        assertThat(days.at("/points/1/count").asInt()).isEqualTo(50);
        assertThat(days.at("/points/1/mean").decimalValue()).isEqualByComparingTo("64.5");
        assertThat(trend(scene.patient(eve), eve, "heart-rate", "day").body()).contains("\"mean\":64.50,");
        assertThat(days.at("/points/1/sources/0").asText()).isEqualTo("watch");
        assertThat(json(trend(scene.patient(eve), eve, "heart-rate", "hour")).path("points"))
                .hasSize(72);
        assertThat(json(trend(scene.patient(eve), eve, "heart-rate", "raw")).path("samples"))
                .hasSize(50);
        assertThat(trend(scene.patient(eve), eve, "blood-of-unicorns", "day").status())
                .isEqualTo(400);
    }

    @Test
    void whatTwoFeedsOfAPersonSayOfTheSameTimeCountsOnce() {
        // Case 19.
        SubjectId phone = scene.subject("eve on her phone");
        scene.readings(Wearable.WATCH, eve, Metric.STEP_COUNT, List.of(Wearable.interval(DAY, 0, 600, "100", "a")));
        scene.readings(
                new FeedId("phone"),
                phone,
                Metric.STEP_COUNT,
                List.of(Wearable.interval(DAY, 0, 600, "90", "b"), Wearable.interval(DAY, 600, 600, "30", "c")));
        scene.link(eve, phone);
        JsonNode days = json(trend(scene.patient(eve), eve, "step-count", "day"));
        assertThat(days.at("/points/1/sum").decimalValue()).isEqualByComparingTo("120");
        assertThat(days.at("/points/1/sources")).hasSize(2);
        assertThat(json(trend(scene.patient(phone), phone, "step-count", "month"))
                        .at("/points/1/sum")
                        .decimalValue())
                .isEqualByComparingTo("120");
    }

    private Answer trend(Viewer viewer, SubjectId person, String metric, String resolution) {
        return trends.of(
                viewer,
                person.value(),
                Map.of(
                        "metric", List.of(metric),
                        "from", List.of("2026-02-28"),
                        "to", List.of("2026-03-02"),
                        "resolution", List.of(resolution)),
                "http://localhost/portal/persons/" + person + "/trends");
    }

    private void pulses(SubjectId subject, int from, int count) {
        List<Sample> samples = new ArrayList<>();
        for (int minute = from; minute < from + count; minute++) {
            samples.add(Wearable.instant(DAY, minute * 60L, String.valueOf(60 + minute % 10), "pulse" + minute));
        }
        scene.readings(Wearable.WATCH, subject, Metric.HEART_RATE, samples);
    }
}
