package health.tributary.device;

import health.tributary.contract.reading.Metric;
import health.tributary.device.Schema.Measure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which schema yields which metric. Open mHealth's ({@code omh}) and those of IEEE 1752.1 ({@code ieee}); where both have one,
 * their members are the same. {@code resting-heart-rate} and {@code distance} are no schemas of theirs, but sent by many.
 */
final class Schemas {
    private static final Map<String, Map<String, Schema>> BY_NAME = new HashMap<>();
    private static final Set<String> MEMBERS = new HashSet<>();

    static {
        omh("heart-rate", 3, one(Metric.HEART_RATE, Units.HEART_BEATS, "heart_rate"));
        omh("resting-heart-rate", 2, one(Metric.RESTING_HEART_RATE, Units.HEART_BEATS, "resting_heart_rate"));
        omh("respiratory-rate", 3, one(Metric.RESPIRATORY_RATE, Units.BREATHS, "respiratory_rate"));
        omh("oxygen-saturation", 3, one(Metric.OXYGEN_SATURATION, Units.PERCENT, "oxygen_saturation"));
        omh("body-temperature", 4, one(Metric.BODY_TEMPERATURE, Units.TEMPERATURE, "body_temperature"));
        omh(
                "blood-pressure",
                4,
                new Measure(
                        Metric.BLOOD_PRESSURE,
                        Units.PRESSURE,
                        List.of("systolic_blood_pressure", "diastolic_blood_pressure")));
        omh("body-weight", 3, one(Metric.BODY_WEIGHT, Units.MASS, "body_weight"));
        omh("body-height", 2, one(Metric.BODY_HEIGHT, Units.HEIGHT, "body_height"));
        omh("body-mass-index", 3, one(Metric.BODY_MASS_INDEX, Units.MASS_INDEX, "body_mass_index"));
        omh("body-fat-percentage", 2, one(Metric.BODY_FAT, Units.PERCENT, "body_fat_percentage"));
        omh("blood-glucose", 4, one(Metric.BLOOD_GLUCOSE, Units.GLUCOSE, "blood_glucose"));
        omh("step-count", 3, one(Metric.STEP_COUNT, Units.STEPS, "step_count"));
        omh("distance", 1, one(Metric.DISTANCE, Units.DISTANCE, "distance"));
        omh("calories-burned", 3, one(Metric.CALORIES_BURNED, Units.ENERGY, "kcal_burned"));
        omh("sleep-duration", 2, one(Metric.SLEEP_DURATION, Units.TIME, "sleep_duration"));
        for (String namespace : List.of("omh", "ieee")) {
            add(namespace, "total-sleep-time", 1, true, one(Metric.SLEEP_DURATION, Units.TIME, "total_sleep_time"));
            add(namespace, "sleep-episode", 1, true, one(Metric.SLEEP_DURATION, Units.TIME, "total_sleep_time"));
            add(
                    namespace,
                    "physical-activity",
                    2,
                    false,
                    one(Metric.PHYSICAL_ACTIVITY, Units.TIME, "duration"),
                    one(Metric.STEP_COUNT, Units.STEPS, "base_movement_quantity"),
                    one(Metric.DISTANCE, Units.DISTANCE, "distance"),
                    one(Metric.CALORIES_BURNED, Units.ENERGY, "kcal_burned"));
        }
    }

    private Schemas() {}

    /** The schema of a name; null if it is not read. */
    static Schema find(String namespace, String name) {
        Map<String, Schema> named = BY_NAME.get(name);
        return named == null ? null : named.get(namespace);
    }

    /** Whether any schema has a measure of this name. */
    static boolean measures(String member) {
        return MEMBERS.contains(member);
    }

    private static Measure one(Metric metric, Units units, String member) {
        return new Measure(metric, units, List.of(member));
    }

    private static void omh(String name, int majors, Measure measure) {
        add("omh", name, majors, true, measure);
    }

    private static void add(String namespace, String name, int majors, boolean all, Measure... measures) {
        Schema schema = new Schema(namespace, name, majors, all, List.of(measures));
        BY_NAME.computeIfAbsent(name, absent -> new HashMap<>()).put(namespace, schema);
        schema.measures().forEach(measure -> MEMBERS.addAll(measure.members()));
    }
}
