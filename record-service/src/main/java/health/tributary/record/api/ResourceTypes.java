package health.tributary.record.api;

import health.tributary.fhir.Compartment;
import java.util.List;
import java.util.regex.Pattern;

/** The resource types that the API serves: all of R4 that can be a part of a record, or what such a part refers to. */
final class ResourceTypes {
    /** Of a person's record. Some of them (Device …) can be of no person too. */
    static final List<String> CLINICAL = Compartment.clinical().stream()
            .filter(type -> !type.equals("Binary"))
            .sorted()
            .toList();

    /** Of no person: what references lead to. */
    static final List<String> DIRECTORY = Compartment.directory().stream()
            .filter(type -> !Compartment.isClinical(type))
            .sorted()
            .toList();

    /** Cut out of archived messages, or an entry: read by id only. */
    static final String BINARY = "Binary";

    private static final Pattern REFERENCE = Pattern.compile("\"reference\":\"([A-Z][A-Za-z]+)/([a-z2-7]{32})\"");

    private ResourceTypes() {}

    /** Whether no resource of the type is a person's. */
    static boolean directory(String type) {
        return Compartment.isDirectory(type) && !Compartment.isClinical(type);
    }

    /** Whether resources of the type are entries, or persons, that are read and searched. */
    static boolean served(String type) {
        return Compartment.isStored(type) && !type.equals(BINARY);
    }

    /** Finds references to entries in a resource's text: the type, then the id. */
    static Pattern reference() {
        return REFERENCE;
    }
}
