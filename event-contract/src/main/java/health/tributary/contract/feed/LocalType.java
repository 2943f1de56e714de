package health.tributary.contract.feed;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The FHIR types that a field of a site's own may become. */
public enum LocalType {
    STRING("string", true),
    CODEABLE_CONCEPT("CodeableConcept", true),
    DATE("date", false),
    DATE_TIME("dateTime", true),
    BOOLEAN("boolean", true),
    INTEGER("integer", true),
    DECIMAL("decimal", false),
    QUANTITY("Quantity", true),
    IDENTIFIER("Identifier", false);

    private final String fhir;
    private final boolean observed;

    LocalType(String fhir, boolean observed) {
        this.fhir = fhir;
        this.observed = observed;
    }

    /** The type's name in FHIR. */
    public String fhir() {
        return fhir;
    }

    /** Whether an observation may have a value of it (R4, Observation.value[x]). */
    public boolean isObserved() {
        return observed;
    }

    /** {@code valueString}: the member of a choice that has this type. */
    public String member() {
        return "value" + Character.toUpperCase(fhir.charAt(0)) + fhir.substring(1);
    }

    static LocalType of(String fhir) {
        return Arrays.stream(values())
                .filter(type -> type.fhir.equals(fhir))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"type\" is one of "
                        + Arrays.stream(values()).map(LocalType::fhir).collect(Collectors.joining(", "))));
    }
}
