package health.tributary.contract.feed;

import java.util.Optional;

/**
 * What a field becomes that the mapping itself does not know: one of a Z-segment, or one of HL7's own that is not mapped. A closed set
 * of forms; there is no language of expressions.
 */
public sealed interface LocalField {
    /** HL7 bounds nothing here; segments with more fields are none. */
    int MAX_FIELD = 199;

    /** The segment's name. */
    String segment();

    /** The number of the field with the value. */
    int field();

    /** The FHIR type of the value. */
    LocalType type();

    /**
     * An extension of the patient or of the visit.
     *
     * @param resource {@code Patient} or {@code Encounter}
     * @param url of the extension
     */
    record Extension(String segment, int field, String resource, String url, LocalType type) implements LocalField {
        public Extension {
            knownPlace(segment, field);
            knownResource(resource);
            if (!url.matches("(https?://|urn:)[!-~&&[^\"\\\\<>]]{1,400}")) {
                throw new IllegalArgumentException("\"url\" is an absolute URL or a URN");
            }
            if (type == LocalType.QUANTITY) {
                throw new IllegalArgumentException(
                        "an extension is of no type \"Quantity\" here: its unit has no field");
            }
        }
    }

    /** An identifier (CX) of the patient or of the visit. */
    record Identifier(String segment, int field, String resource) implements LocalField {
        public Identifier {
            knownPlace(segment, field);
            knownResource(resource);
        }

        @Override
        public LocalType type() {
            return LocalType.IDENTIFIER;
        }
    }

    /**
     * An observation for each segment whose field has a value.
     *
     * @param field the value's
     * @param code what is observed, where the segment itself says it in one place always
     * @param codeField the field (CWE) that says what is observed; 0 with {@code code}
     * @param unitField the field (CWE) with the unit; 0 for none
     * @param timeField the field with the time; 0 for none
     * @param category a code of FHIR's observation categories
     */
    record Observation(
            String segment,
            int field,
            LocalType type,
            Optional<Code> code,
            int codeField,
            int unitField,
            int timeField,
            Optional<String> category)
            implements LocalField {
        public Observation {
            knownPlace(segment, field);
            if (code.isPresent() == (codeField > 0)) {
                throw new IllegalArgumentException("an observation has either \"code\" or \"codeField\"");
            }
            if (!type.isObserved()) {
                throw new IllegalArgumentException("no observation is of type \"" + type.fhir() + '"');
            }
            if (type != LocalType.QUANTITY && unitField > 0) {
                throw new IllegalArgumentException("only a value of type \"Quantity\" has a \"unitField\"");
            }
            for (int each : new int[] {codeField, unitField, timeField}) {
                if (each < 0 || each > MAX_FIELD) {
                    throw new IllegalArgumentException("fields count from 1 to " + MAX_FIELD);
                }
            }
            category.ifPresent(each -> {
                if (!each.matches("[a-z-]{1,40}")) {
                    throw new IllegalArgumentException("\"category\" is a code such as \"social-history\"");
                }
            });
        }
    }

    /** A code with its system. */
    record Code(String system, String code, String display) {
        public Code {
            if (system.isBlank() || code.isBlank()) {
                throw new IllegalArgumentException("\"code\" has a \"system\" and a \"code\"");
            }
        }
    }

    private static void knownPlace(String segment, int field) {
        if (!segment.matches("[A-Z][A-Z0-9]{2}") || segment.equals("MSH")) {
            throw new IllegalArgumentException("\"segment\" is three capitals or digits, as in \"ZPI\"");
        }
        if (field < 1 || field > MAX_FIELD) {
            throw new IllegalArgumentException("\"field\" is 1 to " + MAX_FIELD);
        }
    }

    private static void knownResource(String resource) {
        if (!resource.equals("Patient") && !resource.equals("Encounter")) {
            throw new IllegalArgumentException("\"target\" is of Patient, Encounter or an Observation");
        }
    }
}
