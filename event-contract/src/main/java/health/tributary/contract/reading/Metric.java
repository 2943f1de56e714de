package health.tributary.contract.reading;

import static health.tributary.contract.reading.Category.ACTIVITY;
import static health.tributary.contract.reading.Category.LABORATORY;
import static health.tributary.contract.reading.Category.VITAL_SIGNS;
import static health.tributary.contract.reading.RollUp.LAST;
import static health.tributary.contract.reading.RollUp.MEAN;
import static health.tributary.contract.reading.RollUp.SUM;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a device can measure: the one table from a metric to LOINC, UCUM and how a day of it is summed up. Which source schema
 * and units lead to a metric is the device reader's table. A metric's code and unit are on the wire and in the store: they
 * are never changed, only added.
 */
public enum Metric {
    HEART_RATE("heart-rate", new Concept("8867-4", "Heart rate"), "/min", "beats/min", VITAL_SIGNS, MEAN),
    RESTING_HEART_RATE(
            "resting-heart-rate",
            new Concept("40443-4", "Heart rate --resting"),
            "/min",
            "beats/min",
            VITAL_SIGNS,
            MEAN),
    RESPIRATORY_RATE(
            "respiratory-rate", new Concept("9279-1", "Respiratory rate"), "/min", "breaths/min", VITAL_SIGNS, MEAN),
    OXYGEN_SATURATION(
            "oxygen-saturation",
            new Concept("59408-5", "Oxygen saturation in Arterial blood by Pulse oximetry"),
            "%",
            "%",
            VITAL_SIGNS,
            MEAN),
    BODY_TEMPERATURE(
            "body-temperature", new Concept("8310-5", "Body temperature"), "Cel", "\u00b0C", VITAL_SIGNS, MEAN),
    BLOOD_PRESSURE(
            "blood-pressure",
            new Concept("85354-9", "Blood pressure panel with all children optional"),
            "mm[Hg]",
            "mmHg",
            VITAL_SIGNS,
            MEAN,
            new Concept("8480-6", "Systolic blood pressure"),
            new Concept("8462-4", "Diastolic blood pressure")),
    BODY_WEIGHT("body-weight", new Concept("29463-7", "Body weight"), "kg", "kg", VITAL_SIGNS, LAST),
    BODY_HEIGHT("body-height", new Concept("8302-2", "Body height"), "cm", "cm", VITAL_SIGNS, LAST),
    BODY_MASS_INDEX(
            "body-mass-index",
            new Concept("39156-5", "Body mass index (BMI) [Ratio]"),
            "kg/m2",
            "kg/m2",
            VITAL_SIGNS,
            LAST),
    BODY_FAT(
            "body-fat-percentage",
            new Concept("41982-0", "Percentage of body fat Measured"),
            "%",
            "%",
            VITAL_SIGNS,
            LAST),
    BLOOD_GLUCOSE(
            "blood-glucose",
            new Concept("2339-0", "Glucose [Mass/volume] in Blood"),
            "mg/dL",
            "mg/dL",
            LABORATORY,
            MEAN),
    INTERSTITIAL_GLUCOSE(
            "interstitial-glucose",
            new Concept("99504-3", "Glucose [Mass/volume] in Interstitial fluid"),
            "mg/dL",
            "mg/dL",
            LABORATORY,
            MEAN),
    STEP_COUNT(
            "step-count",
            new Concept("55423-8", "Number of steps in unspecified time Pedometer"),
            "{steps}",
            "steps",
            ACTIVITY,
            SUM),
    DISTANCE(
            "distance", new Concept("55430-3", "Walking distance unspecified time Pedometer"), "m", "m", ACTIVITY, SUM),
    CALORIES_BURNED("calories-burned", new Concept("41981-2", "Calories burned"), "kcal", "kcal", ACTIVITY, SUM),
    PHYSICAL_ACTIVITY("physical-activity", new Concept("55411-3", "Exercise duration"), "min", "min", ACTIVITY, SUM),
    SLEEP_DURATION("sleep-duration", new Concept("93832-4", "Sleep duration"), "min", "min", ACTIVITY, SUM);

    private static final Map<String, Metric> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Metric::code, Function.identity()));
    private static final int SECONDS_A_DAY = 86_400;

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Concept loinc;

    private final String unit;
    private final String unitText;
    private final Category category;
    private final RollUp rollUp;

    @SuppressWarnings("ImmutableEnumChecker") // never a list that can change
    private final List<Concept> components;

    Metric(
            String code,
            Concept loinc,
            String unit,
            String unitText,
            Category category,
            RollUp rollUp,
            Concept... components) {
        this.code = code;
        this.loinc = loinc;
        this.unit = unit;
        this.unitText = unitText;
        this.category = category;
        this.rollUp = rollUp;
        this.components = List.of(components);
    }

    /** The metric of a {@link #code()}. */
    public static Optional<Metric> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Its name in addresses, series and messages, such as {@code heart-rate}. */
    public String code() {
        return code;
    }

    /** What its observations are; with {@link #components()}, the panel. */
    public Concept loinc() {
        return loinc;
    }

    /** The UCUM unit of all its values: sources' units are converted exactly before they become samples. */
    public String unit() {
        return unit;
    }

    /** The unit as people read it. */
    public String unitText() {
        return unitText;
    }

    public Category category() {
        return category;
    }

    /** What stands for a day of samples. */
    public RollUp rollUp() {
        return rollUp;
    }

    /** The concepts of a sample's values where there are several, in their order (systolic, diastolic); else empty. */
    public List<Concept> components() {
        return components;
    }

    /** How many values each of its samples has. */
    public int valueCount() {
        return Math.max(1, components.size());
    }

    /**
     * The local day that a sample counts for, at the sample's own offset: that of its start. A night's sleep is the exception:
     * it counts for the day of waking up.
     */
    public LocalDate day(Sample sample) {
        return LocalDate.ofEpochDay(epochDay(sample));
    }

    /** {@link #day} as days since 1970-01-01. */
    public long epochDay(Sample sample) {
        long start = sample.start().getEpochSecond();
        long second = this == SLEEP_DURATION ? start + sample.length().toSeconds() : start;
        return Math.floorDiv(second + sample.offset().getTotalSeconds(), (long) SECONDS_A_DAY);
    }
}
