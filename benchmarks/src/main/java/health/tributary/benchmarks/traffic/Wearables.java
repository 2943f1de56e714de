package health.tributary.benchmarks.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A day of a user's distances, hour by hour, as Open mHealth data points in lines; each message another day of the past. The record
 * shows of a day what it adds up to: so the mark is the sum, in {@link Mark#number(String)}'s form.
 */
public final class Wearables implements Kind {
    /** Lower-case letters; stands in marks. */
    public static final String NAME = "omh";

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final int POINTS = 24;
    /** Metres that one point may have are a million. */
    private static final long MOST_METRES = 900_000;

    private final String run;
    private final Door.Post door;
    private final Map<Integer, Integer> days = new ConcurrentHashMap<>();

    /**
     * The days of one run. A user has at most 45,000 of them.
     *
     * @param run letters and digits
     * @param feed of the platform
     */
    public Wearables(String run, String feed) {
        this.run = run;
        this.door = new Door.Post(feed, "devices/openmhealth", "application/x-ndjson");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Door door() {
        return door;
    }

    @Override
    public boolean replaces() {
        return false;
    }

    @Override
    public Person person(int patient) {
        return new Person.User(user(patient), door, point(patient, "probe", FIRST_DAY, Instant.EPOCH, 0, "1"));
    }

    /** The day's summary is the last entry of the user that a message changed. */
    @Override
    public String whereShown(int patient, Mark mark) {
        return "/Observation?patient={person}&_count=1000";
    }

    @Override
    public Map<String, Integer> leaves(int messages) {
        return Map.of("Observation", messages);
    }

    @Override
    public Optional<String> code() {
        return Optional.empty();
    }

    @Override
    public Message message(int patient, long sequence, Instant now) {
        Mark mark = new Mark(NAME, sequence, sequence);
        LocalDate day = FIRST_DAY.plusDays(days.merge(patient, 1, Integer::sum));
        StringBuilder lines = new StringBuilder(POINTS * 400);
        for (int hour = 0; hour < POINTS; hour++) {
            long metres = Math.max(0, Math.min(MOST_METRES, sequence - hour * MOST_METRES));
            String value = hour == 0 ? new Mark(NAME, metres, metres).number(run) : Long.toString(metres);
            lines.append(point(patient, Long.toString(sequence), day, now, hour, value));
        }
        return new Message(mark, "", lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String point(int patient, String sequence, LocalDate day, Instant now, int hour, String metres) {
        Instant start = day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
        return "{\"header\":{\"id\":\"" + user(patient) + '.' + sequence + '.' + hour + "\",\"creation_date_time\":\""
                + now + "\",\"user_id\":\"" + user(patient)
                + "\",\"schema_id\":{\"namespace\":\"omh\",\"name\":\"distance\",\"version\":\"1.0\"}},"
                + "\"body\":{\"distance\":{\"value\":" + metres + ",\"unit\":\"m\"},"
                + "\"effective_time_frame\":{\"time_interval\":{\"start_date_time\":\"" + start
                + "\",\"duration\":{\"value\":1,\"unit\":\"h\"}}}}}\n";
    }

    private String user(int patient) {
        return run + "U" + patient;
    }
}
