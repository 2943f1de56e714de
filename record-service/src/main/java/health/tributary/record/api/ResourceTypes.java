package health.tributary.record.api;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The resource types that the API serves. */
final class ResourceTypes {
    /** Of a person's record. */
    static final List<String> CLINICAL = List.of(
            "Account",
            "AllergyIntolerance",
            "CarePlan",
            "Communication",
            "Condition",
            "Coverage",
            "DeviceUseStatement",
            "DiagnosticReport",
            "DocumentReference",
            "Encounter",
            "FamilyMemberHistory",
            "Goal",
            "Immunization",
            "MedicationStatement",
            "Observation",
            "Procedure",
            "QuestionnaireResponse",
            "RelatedPerson",
            "ServiceRequest",
            "Specimen");

    /** Of no person: what references lead to. */
    static final List<String> DIRECTORY = List.of("Location", "Organization", "Practitioner", "PractitionerRole");

    /** Cut out of archived messages: read by id only, and no entry. */
    static final String BINARY = "Binary";

    private static final Set<String> DIRECTORY_SET = Set.copyOf(DIRECTORY);
    private static final Set<String> CLINICAL_SET = Set.copyOf(CLINICAL);
    private static final Pattern REFERENCE =
            Pattern.compile("\"reference\":\"(" + String.join("|", DIRECTORY) + ")/([a-z2-7]{32})\"");

    private ResourceTypes() {}

    static boolean directory(String type) {
        return DIRECTORY_SET.contains(type);
    }

    /** Whether resources of the type are entries, or persons, that are read and searched. */
    static boolean served(String type) {
        return type.equals("Patient") || directory(type) || CLINICAL_SET.contains(type);
    }

    /** Finds references to the directory in a resource's text. */
    static Pattern directoryReference() {
        return REFERENCE;
    }
}
