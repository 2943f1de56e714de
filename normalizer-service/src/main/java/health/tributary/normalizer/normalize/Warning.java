package health.tributary.normalizer.normalize;

import java.util.Objects;

/**
 * Something in a message that was repaired, assumed or left out. Carries no health data.
 *
 * @param place where, in the format's own terms, such as {@code PID-7}
 * @param rule what was done, in words that quote no value
 */
public record Warning(String place, String rule) {
    public Warning {
        Objects.requireNonNull(place);
        Objects.requireNonNull(rule);
    }
}
