package health.tributary.notification.subscription;

import java.util.Objects;
import java.util.Optional;

/**
 * A token of a FHIR search (R4, search, "token"): {@code code}, {@code system|code}, {@code |code} or {@code system|}.
 *
 * @param system empty for any; an empty text for a code without a system
 * @param code an empty text for every code of the system
 */
public record Token(Optional<String> system, String code) {
    public Token {
        Objects.requireNonNull(system);
        Objects.requireNonNull(code);
    }

    /** The token of a text; empty if it names neither a system nor a code. */
    public static Optional<Token> parse(String text) {
        int bar = text.indexOf('|');
        Token token = bar < 0
                ? new Token(Optional.empty(), text)
                : new Token(Optional.of(text.substring(0, bar)), text.substring(bar + 1));
        boolean says = !token.code.isEmpty() || !token.system.orElse("").isEmpty();
        return says ? Optional.of(token) : Optional.empty();
    }

    /** Whether a coding is meant; a coding without a system has an empty one. */
    public boolean matches(String codingSystem, String codingCode) {
        return (system.isEmpty() || system.get().equals(codingSystem)) && (code.isEmpty() || code.equals(codingCode));
    }
}
