package health.tributary.contract.feed;

import java.util.List;
import java.util.Objects;

/**
 * A patient identifier as a message gives it, before anybody said whose it is.
 *
 * @param value the number; never empty
 * @param authorities what the message calls the assigning authority, most specific first (HL7 CX-4.2 universal id, then CX-4.1
 *     namespace; a FHIR identifier's system); empty when it says nothing
 * @param type the identifier type code (HL7 table 0203), or empty
 * @param place where it stands, such as {@code PID-3[2]}
 */
public record RawIdentifier(String value, List<String> authorities, String type, String place) {
    public RawIdentifier {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an identifier has a value");
        }
        authorities = List.copyOf(authorities);
        Objects.requireNonNull(type);
        Objects.requireNonNull(place);
    }

    /** Whether a number is nobody's: one digit over and over, or counted up, as {@code 000-00-0000} and {@code 123-45-6789}. */
    public static boolean isNobodys(String number) {
        String digits = number.replace("-", "").strip();
        return digits.equals("123456789")
                || (digits.length() > 1 && digits.chars().distinct().count() == 1);
    }

    @Override
    public String toString() {
        return "RawIdentifier(" + place + ", redacted)";
    }
}
