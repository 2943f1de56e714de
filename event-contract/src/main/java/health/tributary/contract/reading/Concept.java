package health.tributary.contract.reading;

import java.util.Objects;

/**
 * A LOINC concept.
 *
 * @param code such as {@code 8867-4}
 * @param display LOINC's name of it
 */
public record Concept(String code, String display) {
    /** The system of all codes here. */
    public static final String SYSTEM = "http://loinc.org";

    public Concept {
        Objects.requireNonNull(code);
        Objects.requireNonNull(display);
    }
}
