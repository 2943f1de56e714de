package health.tributary.device;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What was made of one data point. */
public sealed interface PointResult {
    Place place();

    /**
     * It is understood.
     *
     * @param user whom the source names, as it writes them
     * @param created when the source says that it wrote the point
     * @param measured one for most schemas, up to four for an activity; more for a series
     */
    record Taken(Place place, String user, Optional<Instant> created, List<Measured> measured) implements PointResult {
        public Taken {
            Objects.requireNonNull(place);
            Objects.requireNonNull(created);
            measured = List.copyOf(measured);
            if (user.isEmpty() || measured.isEmpty()) {
                throw new IllegalArgumentException("a point that is taken is somebody's and says something");
            }
        }

        @Override
        public String toString() {
            return "Taken(" + place + ", redacted)";
        }
    }

    /** It cannot be used, whole. */
    record Refused(Place place, Problem problem) implements PointResult {
        public Refused {
            Objects.requireNonNull(place);
            Objects.requireNonNull(problem);
        }
    }
}
