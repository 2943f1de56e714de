package health.tributary.contract.feed;

import java.util.Locale;

/** What the door does with FHIR resources that HAPI's strict parser finds fault with. Wrong JSON types are never taken. */
public enum FhirValidation {
    /** They are not looked at. */
    OFF,
    /** They are taken, and the sender is told. */
    WARN,
    /** The message is refused. */
    REJECT;

    /** The setting of a feed's {@code fhirValidation}; {@link IllegalArgumentException} for another word. */
    public static FhirValidation of(String text) {
        for (FhirValidation each : values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                return each;
            }
        }
        throw new IllegalArgumentException("fhirValidation is off, warn or reject");
    }
}
