package health.tributary.device;

import health.tributary.contract.reading.Metric;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a body can do, in the metric's unit. Outside of {@code least} to {@code most} a value is no measurement and its point is
 * refused; outside of {@code low} to {@code high} it is kept and flagged as implausible.
 */
record Bounds(BigDecimal least, BigDecimal low, BigDecimal high, BigDecimal most) {
    private static final Map<Metric, List<Bounds>> TABLE = new EnumMap<>(Metric.class);

    static {
        row(Metric.HEART_RATE, of("1", "25", "240", "400"));
        row(Metric.RESTING_HEART_RATE, of("1", "25", "150", "400"));
        row(Metric.RESPIRATORY_RATE, of("1", "4", "70", "200"));
        row(Metric.OXYGEN_SATURATION, of("1", "50", "100", "100"));
        row(Metric.BODY_TEMPERATURE, of("10", "30", "43", "50"));
        row(Metric.BLOOD_PRESSURE, of("1", "50", "260", "400"), of("1", "20", "200", "400"));
        row(Metric.BODY_WEIGHT, of("0.2", "1", "400", "1000"));
        row(Metric.BODY_HEIGHT, of("10", "30", "250", "300"));
        row(Metric.BODY_MASS_INDEX, of("1", "8", "100", "300"));
        row(Metric.BODY_FAT, of("0", "2", "75", "100"));
        row(Metric.BLOOD_GLUCOSE, of("1", "20", "800", "3000"));
        row(Metric.INTERSTITIAL_GLUCOSE, of("1", "20", "800", "3000"));
        row(Metric.STEP_COUNT, of("0", "0", "100000", "250000"));
        row(Metric.DISTANCE, of("0", "0", "300000", "1000000"));
        row(Metric.CALORIES_BURNED, of("0", "0", "15000", "50000"));
        row(Metric.PHYSICAL_ACTIVITY, of("0", "0", "1440", "1500"));
        row(Metric.SLEEP_DURATION, of("0", "0", "1200", "1500"));
        if (!TABLE.keySet().containsAll(Arrays.asList(Metric.values()))) {
            throw new IllegalStateException("every metric has bounds");
        }
    }

    /** The bounds of a metric's values, one for each component. */
    static List<Bounds> of(Metric metric) {
        return TABLE.get(metric);
    }

    boolean possible(BigDecimal value) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    boolean plausible(BigDecimal value) {
        return value.compareTo(low) >= 0 && value.compareTo(high) <= 0;
    }

    private static Bounds of(String least, String low, String high, String most) {
        return new Bounds(new BigDecimal(least), new BigDecimal(low), new BigDecimal(high), new BigDecimal(most));
    }

    private static void row(Metric metric, Bounds... bounds) {
        TABLE.put(metric, List.of(bounds));
    }
}
