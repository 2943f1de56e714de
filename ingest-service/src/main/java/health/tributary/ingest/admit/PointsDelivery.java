package health.tributary.ingest.admit;

import health.tributary.device.Problem;
import java.util.List;

/**
 * What a body of data points turned out to be.
 *
 * @param parts what goes to the broker: those that are taken, a message for each user and 4 MiB, and those that are refused
 * @param taken how many points are taken
 * @param refused every point that is not, in order
 */
public record PointsDelivery(List<Part> parts, int taken, List<RefusedPoint> refused) {
    public PointsDelivery {
        parts = List.copyOf(parts);
        refused = List.copyOf(refused);
    }

    /** Whether nothing of it can be read. */
    public boolean unreadable() {
        return taken == 0 && refused.isEmpty();
    }

    /**
     * A point that is refused.
     *
     * @param index its number in the body, from 0
     * @param line where it begins, from 1
     */
    public record RefusedPoint(int index, int line, Problem problem) {}
}
