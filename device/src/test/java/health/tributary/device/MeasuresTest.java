package health.tributary.device;

import static health.tributary.device.Points.MORNING;
import static health.tributary.device.Points.at;
import static health.tributary.device.Points.only;
import static health.tributary.device.Points.point;
import static health.tributary.device.Points.refused;
import static health.tributary.device.Points.taken;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.Reason;
import health.tributary.contract.reading.Flag;
import health.tributary.contract.reading.Metric;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuresTest {
    private static final String HOUR = "{\"time_interval\":{\"start_date_time\":\"2026-03-01T07:00:00+01:00\","
            + "\"end_date_time\":\"2026-03-01T08:00:00+01:00\"}}";

    @ParameterizedTest
    @CsvSource({
        "heart-rate,3.0,heart_rate,72.0,beats/min,heart-rate,72.0",
        "resting-heart-rate,1.0,resting_heart_rate,55,bpm,resting-heart-rate,55",
        "respiratory-rate,2.0,respiratory_rate,12,breaths/min,respiratory-rate,12",
        "oxygen-saturation,2.0,oxygen_saturation,97.5,%,oxygen-saturation,97.5",
        "body-temperature,3.0,body_temperature,98.6,F,body-temperature,37",
        "body-temperature,3.0,body_temperature,98.7,F,body-temperature,37.0556",
        "body-temperature,3.0,body_temperature,310.15,K,body-temperature,37",
        "body-temperature,3.0,body_temperature,36.6,C,body-temperature,36.6",
        "body-weight,2.0,body_weight,150,lb,body-weight,68.0388555",
        "body-weight,2.0,body_weight,70.50,kg,body-weight,70.50",
        "body-weight,2.0,body_weight,11,st,body-weight,69.85322498",
        "body-height,1.0,body_height,1.80,m,body-height,180",
        "body-height,1.0,body_height,70,in,body-height,177.8",
        "body-mass-index,3.0,body_mass_index,22.4,kg/m2,body-mass-index,22.4",
        "body-fat-percentage,1.0,body_fat_percentage,18,%,body-fat-percentage,18",
        "blood-glucose,3.0,blood_glucose,99,mg/dL,blood-glucose,99",
        "blood-glucose,3.0,blood_glucose,5.5,mmol/L,blood-glucose,99.0858",
        "step-count,2.0,step_count,6000,steps,step-count,6000",
        "distance,1.0,distance,1,mi,distance,1609.344",
        "calories-burned,2.0,kcal_burned,160,kcal,calories-burned,160",
        "calories-burned,2.0,kcal_burned,4.184,kJ,calories-burned,1",
        "sleep-duration,2.0,sleep_duration,7.5,h,sleep-duration,450",
        "total-sleep-time,1.0,total_sleep_time,27601,sec,sleep-duration,460.017",
    })
    void eachSchemaYieldsItsMetricInItsUnit(
            String schema, String version, String member, String value, String unit, String metric, String expected) {
        String body = at(MORNING, "\"" + member + "\":{\"unit\":\"" + unit + "\",\"value\":" + value + "}");
        Measured measured = only(point(schema, version, body));
        assertThat(measured.metric().code()).isEqualTo(metric);
        assertThat(measured.sample().values()).containsExactly(new BigDecimal(expected));
        assertThat(measured.sample().instant()).isTrue();
        assertThat(measured.sample().start()).isEqualTo(Instant.parse("2026-03-01T06:30:00Z"));
        assertThat(measured.sample().offset().getId()).isEqualTo("+01:00");
        assertThat(measured.sample().source()).isEqualTo("p-1");
        assertThat(measured.sample().flags()).isEmpty();
    }

    @Test
    void aBloodPressureHasTwoValues() {
        Measured measured = only(point("blood-pressure", "4.0", at(MORNING, pressure("120", "80"))));
        assertThat(measured.metric()).isEqualTo(Metric.BLOOD_PRESSURE);
        assertThat(measured.sample().values()).containsExactly(new BigDecimal("120"), new BigDecimal("80"));
    }

    @Test
    void aBloodPressureWithoutItsDiastolicHalfIsRefused() {
        String half = "\"systolic_blood_pressure\":{\"value\":120,\"unit\":\"mmHg\"}";
        assertThat(refused(point("blood-pressure", "3.0", at(MORNING, half))))
                .isEqualTo(new Problem(Reason.REQUIRED_MISSING, "body.diastolic_blood_pressure", Meaning.NO_MEASURE));
    }

    @Test
    void aPressureUpsideDownIsKeptAndFlagged() {
        assertThat(only(point("blood-pressure", "3.0", at(MORNING, pressure("80", "120"))))
                        .sample()
                        .flags())
                .containsExactly(Flag.IMPLAUSIBLE);
    }

    @Test
    void aCountWithoutAUnitIsACount() {
        assertThat(only(point("step-count", "1.0", at(HOUR, "\"step_count\":6000")))
                        .sample()
                        .values())
                .containsExactly(new BigDecimal("6000"));
    }

    @Test
    void anActivityYieldsAllThatItMeasured() {
        String ieee = "{\"header\":{\"uuid\":\"a-7\",\"user_id\":\"u-1\",\"schema_id\":\"ieee:physical-activity:1.0\","
                + "\"source_creation_date_time\":\"2026-03-01T08:01:00+01:00\",\"modality\":\"self-reported\","
                + "\"external_datasheets\":[{\"datasheet_type\":\"manufacturer\",\"datasheet_reference\":\"x\"}]},"
                + "\"body\":"
                + at(
                        HOUR,
                        "\"activity_name\":\"walking\","
                                + "\"base_movement_quantity\":{\"value\":4000,\"unit\":\"steps\"},"
                                + "\"distance\":{\"value\":3,\"unit\":\"km\"},\"duration\":{\"value\":40,\"unit\":\"min\"}")
                + "}";
        PointResult.Taken taken = taken(ieee);
        assertThat(taken.created()).contains(Instant.parse("2026-03-01T07:01:00Z"));
        assertThat(taken.measured())
                .extracting(Measured::metric)
                .containsExactly(Metric.PHYSICAL_ACTIVITY, Metric.STEP_COUNT, Metric.DISTANCE);
        assertThat(taken.measured()).allSatisfy(each -> {
            assertThat(each.sample().selfReported()).isTrue();
            assertThat(each.sample().length()).isEqualTo(Duration.ofHours(1));
            assertThat(each.sample().source()).isEqualTo("a-7");
        });
    }

    @Test
    void aSeriesIsOnePointOfManySamplesEachWithItsOwnSource() {
        String first = at(MORNING, "\"heart_rate\":{\"value\":60,\"unit\":\"bpm\"}");
        String second = first.replace("07:30", "07:31");
        PointResult.Taken taken = taken(point("heart-rate", "2.0", "[" + first + "," + second + "]"));
        assertThat(taken.measured()).extracting(each -> each.sample().source()).containsExactly("p-1#0", "p-1#1");
    }

    @Test
    void glucoseBetweenTheCellsIsAnotherConcept() {
        String body = at(
                MORNING,
                "\"blood_glucose\":{\"value\":99,\"unit\":\"mg/dL\"},\"specimen_source\":\"interstitial fluid\"");
        assertThat(only(point("blood-glucose", "3.0", body)).metric()).isEqualTo(Metric.INTERSTITIAL_GLUCOSE);
    }

    @Test
    void aPointWithoutAnIdIsKnownByWhatItSays() {
        String without = Points.heartRate("72").replace("\"id\":\"p-1\",", "");
        String again = without.replace(":72,", ":72.0,").replace("\"body\":", " \"body\" : ");
        String other = without.replace(":72,", ":73,");
        String source = only(without).sample().source();
        assertThat(only(again).sample().source()).isEqualTo(source);
        assertThat(only(other).sample().source()).isNotEqualTo(source);
    }

    @Test
    void aLongIdIsHashed() {
        String id = "x".repeat(200);
        assertThat(only(Points.heartRate("72").replace("p-1", id)).sample().source())
                .hasSize(32)
                .matches("[0-9a-f]+");
    }

    @Test
    void theImpossibleIsRefusedAndTheImplausibleFlagged() {
        assertThat(refused(Points.heartRate("5000")))
                .isEqualTo(new Problem(Reason.INVALID_VALUE, "body.heart_rate.value", Meaning.IMPOSSIBLE));
        assertThat(refused(Points.heartRate("-1")).rule()).isEqualTo(Meaning.IMPOSSIBLE);
        assertThat(only(Points.heartRate("300")).sample().flags()).containsExactly(Flag.IMPLAUSIBLE);
    }

    @Test
    void onlyTheMetricsOwnStatisticIsAReading() {
        String rate = "\"heart_rate\":{\"value\":60,\"unit\":\"bpm\"},\"descriptive_statistic\":";
        assertThat(only(point("heart-rate", "2.0", at(HOUR, rate + "\"average\"")))
                        .metric())
                .isEqualTo(Metric.HEART_RATE);
        assertThat(refused(point("heart-rate", "2.0", at(HOUR, rate + "\"maximum\""))))
                .isEqualTo(new Problem(Reason.UNSUPPORTED, "body.descriptive_statistic", Meaning.STATISTIC));
    }

    @Test
    void aSumOverAWeekIsNoDays() {
        String week = HOUR.replace("2026-03-01T08", "2026-03-07T08").replace("2026-03-01", "2026-02-20");
        assertThat(refused(point("step-count", "2.0", at(week, "\"step_count\":{\"value\":9,\"unit\":\"steps\"}")))
                        .reason())
                .isIn(Reason.UNSUPPORTED, Reason.INVALID_VALUE);
    }

    @Test
    void everyMetricHasAsManyBoundsAsValues() {
        for (Metric metric : Metric.values()) {
            assertThat(Bounds.of(metric)).as(metric.code()).hasSize(metric.valueCount());
            for (Bounds bounds : Bounds.of(metric)) {
                assertThat(List.of(bounds.least(), bounds.low(), bounds.high(), bounds.most()))
                        .isSorted();
            }
        }
    }

    private static String pressure(String systolic, String diastolic) {
        return "\"systolic_blood_pressure\":{\"value\":" + systolic
                + ",\"unit\":\"mmHg\"},\"diastolic_blood_pressure\":{\"value\":" + diastolic + ",\"unit\":\"mmHg\"}";
    }
}
