package health.tributary.device;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Points as text, and what is read of them. */
final class Points {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Instant LATEST = Instant.parse("2026-03-01T12:05:00Z");
    static final String MORNING = "{\"date_time\":\"2026-03-01T07:30:00+01:00\"}";

    private Points() {}

    static String point(String schema, String version, String body) {
        return "{\"header\":{\"id\":\"p-1\",\"user_id\":\"u-1\",\"creation_date_time\":\"2026-03-01T07:31:00+01:00\","
                + "\"schema_id\":{\"namespace\":\"omh\",\"name\":\"" + schema + "\",\"version\":\"" + version + "\"},"
                + "\"acquisition_provenance\":{\"source_name\":\"band\",\"modality\":\"sensed\"}},\"body\":" + body
                + "}";
    }

    static String at(String time, String measures) {
        return "{\"effective_time_frame\":" + time + "," + measures + "}";
    }

    static String heartRate(String value) {
        return point(
                "heart-rate", "2.0", at(MORNING, "\"heart_rate\":{\"value\":" + value + ",\"unit\":\"beats/min\"}"));
    }

    static PointResult.Taken taken(String json) {
        PointResult result = one(json);
        if (result instanceof PointResult.Refused refused) {
            throw new AssertionError("refused: " + refused.problem());
        }
        return (PointResult.Taken) result;
    }

    static Measured only(String json) {
        List<Measured> measured = taken(json).measured();
        if (measured.size() != 1) {
            throw new AssertionError(measured.size() + " measured");
        }
        return measured.get(0);
    }

    static Problem refused(String json) {
        return ((PointResult.Refused) one(json)).problem();
    }

    private static PointResult one(String json) {
        Read read = read(json, PointForm.JSON);
        if (read.whole().isPresent() || read.results().size() != 1) {
            throw new AssertionError("not one point: " + read.whole());
        }
        return read.results().get(0);
    }

    static Read read(String text, PointForm form) {
        return read(text.getBytes(StandardCharsets.UTF_8), form);
    }

    static Read read(byte[] bytes, PointForm form) {
        List<PointResult> results = new ArrayList<>();
        ReadRules rules = new ReadRules(BERLIN, Optional.of(LATEST));
        Optional<Problem> whole = DataPoints.read(bytes, form, rules, results::add);
        return new Read(results, whole);
    }

    record Read(List<PointResult> results, Optional<Problem> whole) {}
}
