package health.tributary.embedded.sample;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * What a made-up person's wearable, scale and cuff measure, as Open mHealth data points: a pulse each minute, steps each quarter
 * of an hour, the night's sleep, resting pulse, weight and blood pressure in the morning. A day has {@link #POINTS_A_DAY} points and
 * about 0.6 MB, a year 560,000. A day is the same whichever days are asked for.
 */
public final class Wearable {
    /** How many points each day has. */
    public static final int POINTS_A_DAY = 1_440 + 96 + 4;

    /** How many of them are pulses, one a minute. */
    public static final int PULSES_A_DAY = 1_440;

    private static final int QUARTERS_A_DAY = 96;
    private static final int QUARTER_MINUTES = 15;

    private final String user;
    private final ZoneOffset offset;
    private final long seed;

    /**
     * A wearable.
     *
     * @param user the source's id of its owner
     * @param offset of all its times
     */
    public Wearable(String user, ZoneOffset offset, long seed) {
        this.user = user;
        this.offset = offset;
        this.seed = seed;
    }

    /** All points of one day, each a JSON object without line breaks: pulses first, in time. */
    public void day(LocalDate day, Consumer<String> point) {
        SplittableRandom random = new SplittableRandom(seed * 31 + day.toEpochDay());
        for (int minute = 0; minute < PULSES_A_DAY; minute++) {
            point.accept(pulse(day, minute, random));
        }
        for (int quarter = 0; quarter < QUARTERS_A_DAY; quarter++) {
            point.accept(steps(day, quarter, random));
        }
        morning(day, random, point);
    }

    /** Some days as NDJSON. */
    public byte[] lines(LocalDate first, int days) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < days; i++) {
            day(first.plusDays(i), point -> text.append(point).append('\n'));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Some days as a JSON array. */
    public byte[] array(LocalDate first, int days) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < days; i++) {
            day(
                    first.plusDays(i),
                    point -> text.append(text.length() == 1 ? "" : ",").append(point));
        }
        return text.append(']').toString().getBytes(StandardCharsets.UTF_8);
    }

    private String pulse(LocalDate day, int minute, SplittableRandom random) {
        double awake = Math.sin(Math.PI * Math.max(0, minute - 360) / 1_080);
        int rate = 54 + (int) (22 * awake) + random.nextInt(9) + (random.nextInt(60) == 0 ? 40 : 0);
        LocalDateTime time = day.atStartOfDay().plusMinutes(minute);
        return point("heart-rate", "2.0", "hr-" + day + "-" + minute, time, "sensed") + "\"heart_rate\":{\"value\":"
                + rate + ",\"unit\":\"beats/min\"}," + instant(time);
    }

    private String steps(LocalDate day, int quarter, SplittableRandom random) {
        boolean asleep = quarter < 28 || quarter > 90;
        int steps = asleep ? 0 : random.nextInt(3) == 0 ? random.nextInt(1_200) : random.nextInt(120);
        LocalDateTime start = day.atStartOfDay().plusMinutes((long) quarter * QUARTER_MINUTES);
        LocalDateTime end = start.plusMinutes(QUARTER_MINUTES);
        return point("step-count", "2.0", "st-" + day + "-" + quarter, end, "sensed") + "\"step_count\":{\"value\":"
                + steps + ",\"unit\":\"steps\"}," + interval(start, end);
    }

    private void morning(LocalDate day, SplittableRandom random, Consumer<String> point) {
        LocalDateTime up = day.atTime(6, 30).plusMinutes(random.nextInt(60));
        LocalDateTime down = day.minusDays(1).atTime(22, 15).plusMinutes(random.nextInt(90));
        int asleep = 380 + random.nextInt(60);
        point.accept(point("total-sleep-time", "1.0", "sl-" + day, up, "sensed") + "\"total_sleep_time\":{\"value\":"
                + asleep + ",\"unit\":\"min\"}," + interval(down, up));
        point.accept(point("resting-heart-rate", "1.0", "rr-" + day, up, "sensed")
                + "\"resting_heart_rate\":{\"value\":" + (52 + random.nextInt(6)) + ",\"unit\":\"beats/min\"},"
                + instant(up));
        point.accept(point("body-weight", "2.0", "bw-" + day, up, "sensed")
                + "\"body_weight\":{\"value\":" + (70 + day.getDayOfYear() % 9 / 3) + "." + random.nextInt(10)
                + ",\"unit\":\"kg\"}," + instant(up));
        int systolic = 112 + random.nextInt(20);
        point.accept(point("blood-pressure", "3.0", "bp-" + day, up, "self-reported")
                + "\"systolic_blood_pressure\":{\"value\":" + systolic
                + ",\"unit\":\"mmHg\"},\"diastolic_blood_pressure\":{\"value\":" + (systolic - 42)
                + ",\"unit\":\"mmHg\"}," + instant(up));
    }

    private String point(String schema, String version, String id, LocalDateTime created, String modality) {
        return "{\"header\":{\"id\":\"" + user + "-" + id + "\",\"creation_date_time\":\"" + time(created)
                + "\",\"user_id\":\"" + user + "\",\"schema_id\":{\"namespace\":\"omh\",\"name\":\"" + schema
                + "\",\"version\":\"" + version
                + "\"},\"acquisition_provenance\":{\"source_name\":\"Made-up band\",\"modality\":\"" + modality
                + "\"}},\"body\":{";
    }

    private String instant(LocalDateTime time) {
        return "\"effective_time_frame\":{\"date_time\":\"" + time(time) + "\"}}}";
    }

    private String interval(LocalDateTime start, LocalDateTime end) {
        return "\"effective_time_frame\":{\"time_interval\":{\"start_date_time\":\"" + time(start)
                + "\",\"end_date_time\":\"" + time(end) + "\"}}}}";
    }

    private String time(LocalDateTime time) {
        return time + ":00" + offset;
    }
}
