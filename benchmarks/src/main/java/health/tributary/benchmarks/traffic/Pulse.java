package health.tributary.benchmarks.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A year of a made-up person's pulse, evenly spread, as Open mHealth data points in lines: the n-th reading is always the same.
 *
 * @param user the source's id of the person
 * @param first the first day, in UTC
 * @param count how many readings the year has, at least 1
 */
public record Pulse(String user, LocalDate first, int count) {
    private static final long YEAR_SECONDS = 365L * 24 * 3_600;

    /**
     * What a day has.
     *
     * @param min undefined on a day without readings
     * @param max likewise
     */
    public record Day(int count, int min, int max) {}

    /** How many readings the first so many parts of all have. */
    public int upTo(int parts, int of) {
        return (int) ((long) count * parts / of);
    }

    /** The readings from one to before another, NDJSON. */
    public byte[] lines(int from, int to) {
        StringBuilder lines = new StringBuilder((to - from) * 320);
        for (int i = from; i < to; i++) {
            Instant time = time(i);
            lines.append("{\"header\":{\"id\":\"")
                    .append(user)
                    .append('-')
                    .append(first.getYear())
                    .append('-')
                    .append(i)
                    .append("\",\"creation_date_time\":\"")
                    .append(time)
                    .append("\",\"user_id\":\"")
                    .append(user)
                    .append("\",\"schema_id\":{\"namespace\":\"omh\",\"name\":\"heart-rate\",\"version\":\"2.0\"}},")
                    .append("\"body\":{\"heart_rate\":{\"value\":")
                    .append(value(i))
                    .append(",\"unit\":\"beats/min\"},\"effective_time_frame\":{\"date_time\":\"")
                    .append(time)
                    .append("\"}}}\n");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What was sent of a day, when all was. */
    public Day day(LocalDate day) {
        int found = 0;
        int min = Integer.MAX_VALUE;
        int max = Integer.MIN_VALUE;
        long start = day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        long end = start + 24 * 3_600;
        long since = start - first.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        for (int i = (int) Math.max(0, since / spacing() - 1); i < count && time(i).getEpochSecond() < end; i++) {
            if (time(i).getEpochSecond() >= start) {
                found++;
                min = Math.min(min, value(i));
                max = Math.max(max, value(i));
            }
        }
        return new Day(found, min, max);
    }

    private long spacing() {
        return YEAR_SECONDS / count;
    }

    private Instant time(int reading) {
        return first.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(spacing() * reading);
    }

    private static int value(int reading) {
        return 50 + (int) (reading * 2_654_435_761L >>> 7 & 63);
    }
}
