package health.tributary.access;

import java.util.Arrays;
import java.util.Optional;

/** The interactions that a SMART v2 scope names by letter (SMART App Launch 2.2, section "Scopes for requesting FHIR Resources"). */
public enum Action {
    CREATE('c'),
    READ('r'),
    UPDATE('u'),
    DELETE('d'),
    SEARCH('s');

    private final char letter;

    Action(char letter) {
        this.letter = letter;
    }

    static Optional<Action> of(int letter) {
        return Arrays.stream(values()).filter(action -> action.letter == letter).findFirst();
    }
}
