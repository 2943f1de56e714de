package health.tributary.hl7v2;

import java.util.Optional;

/** What reading a text as a typed value gives: the value, nothing as there was no text, or the rule that it breaks. */
public sealed interface Parsed<T> {
    /** A value. */
    record Valid<T>(T value) implements Parsed<T> {}

    /** There was no text. */
    record Absent<T>() implements Parsed<T> {}

    /** The text is no such value; {@code rule} says why and does not quote it. */
    record Invalid<T>(String rule) implements Parsed<T> {}

    /** The value, if there is a valid one. */
    default Optional<T> toOptional() {
        return this instanceof Valid<T> valid ? Optional.of(valid.value()) : Optional.empty();
    }
}
