package health.tributary.fhir.bundle;

import health.tributary.fhir.JsonObject;
import java.util.Objects;
import java.util.Optional;

/** An identifier as a search parameter's token has it. */
public record Token(String system, String value) {
    public Token {
        Objects.requireNonNull(system);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an identifier has a value");
        }
    }

    /** Of {@code system|value}, {@code |value} or {@code value}. */
    static Optional<Token> parse(String text) {
        int bar = text.indexOf('|');
        String value = text.substring(bar + 1);
        return value.isEmpty() || value.indexOf(',') >= 0
                ? Optional.empty()
                : Optional.of(new Token(bar < 0 ? "" : text.substring(0, bar), value));
    }

    /** Of an Identifier that has a value. */
    static Optional<Token> of(JsonObject identifier) {
        return identifier
                .text("value")
                .map(value -> new Token(identifier.text("system").orElse(""), value));
    }

    /** The business key of what is known by it. */
    String key() {
        return "identifier:" + system + '|' + value;
    }

    @Override
    public String toString() {
        return "Token(redacted)";
    }
}
