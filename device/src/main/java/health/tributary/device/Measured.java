package health.tributary.device;

import health.tributary.contract.reading.Metric;
import health.tributary.contract.reading.Sample;
import java.util.Objects;

/** One thing that a data point measured. */
public record Measured(Metric metric, Sample sample) {
    public Measured {
        Objects.requireNonNull(metric);
        Objects.requireNonNull(sample);
    }
}
