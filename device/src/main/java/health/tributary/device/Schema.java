package health.tributary.device;

import health.tributary.contract.reading.Metric;
import java.util.List;

/**
 * A schema that is read.
 *
 * @param namespace {@code omh} or {@code ieee}
 * @param name such as {@code heart-rate}
 * @param majors the highest major version that is known; all from 1 are read, as their measures are the same
 * @param all whether all measures must be there; else at least one
 */
record Schema(String namespace, String name, int majors, boolean all, List<Measure> measures) {
    /**
     * A measure of a schema's body.
     *
     * @param members the body's members that hold its values, in the order of the metric's components
     */
    record Measure(Metric metric, Units units, List<String> members) {}

    boolean reads(int major) {
        return major >= 1 && major <= majors;
    }
}
