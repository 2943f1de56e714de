package health.tributary.record.series;

import health.tributary.contract.change.LastWrite;
import java.util.Objects;

/**
 * A day without its samples.
 *
 * @param resource the day's Observation as canonical JSON; empty when nothing is shown, or when it was not asked for
 */
public record ShownDay(DayKey key, Portion portion, String resource, LastWrite lastWrite) {
    public ShownDay {
        Objects.requireNonNull(key);
        Objects.requireNonNull(portion);
        Objects.requireNonNull(resource);
        Objects.requireNonNull(lastWrite);
    }

    @Override
    public String toString() {
        return "ShownDay(" + key.id() + ", redacted)";
    }
}
