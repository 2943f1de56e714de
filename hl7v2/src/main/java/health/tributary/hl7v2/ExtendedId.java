package health.tributary.hl7v2;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A CX (chapter 2A, section 2A.3.14): an identifier and who assigned it. Texts are empty where the message says nothing.
 *
 * @param value CX-1, whole and without blanks around it; never empty. Subcomponents that a sender put there by not escaping
 *     stay part of the number, so that two numbers never become one
 * @param namespace CX-4.1, the assigning authority by a local name
 * @param universalId CX-4.2, the assigning authority by a world-wide name
 * @param universalIdType CX-4.3, what kind of name that is: ISO, GUID, DNS ...
 * @param typeCode CX-5, table 0203
 * @param place where it stands
 */
public record ExtendedId(
        String value, String namespace, String universalId, String universalIdType, String typeCode, Location place) {
    public ExtendedId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an identifier has a value");
        }
        Objects.requireNonNull(namespace);
        Objects.requireNonNull(universalId);
        Objects.requireNonNull(universalIdType);
        Objects.requireNonNull(typeCode);
        Objects.requireNonNull(place);
    }

    /** Reads a repetition; empty if it holds no number. */
    public static Optional<ExtendedId> of(Repetition repetition) {
        String value = repetition.component(1).wholeText().strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Component authority = repetition.component(4);
        return Optional.of(new ExtendedId(
                value,
                authority.text(1).strip(),
                authority.text(2).strip(),
                authority.text(3).strip(),
                repetition.text(5).strip(),
                repetition.location()));
    }

    /** What the message calls the assigning authority, most specific first; empty when it says nothing. */
    public List<String> authorities() {
        if (universalId.isEmpty()) {
            return namespace.isEmpty() ? List.of() : List.of(namespace);
        }
        return namespace.isEmpty() ? List.of(universalId) : List.of(universalId, namespace);
    }

    @Override
    public String toString() {
        return "ExtendedId(" + place + ", redacted)";
    }
}
