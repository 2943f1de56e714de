package health.tributary.record.api;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import health.tributary.record.write.OwnTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The CapabilityStatement: what is served, from the same tables that serve it. */
final class Capability {
    private static final String WRITES = ",{\"code\":\"create\"},{\"code\":\"update\"},{\"code\":\"delete\"}],"
            + "\"versioning\":\"versioned-update\",\"updateCreate\":true,\"conditionalCreate\":true,";

    private Capability() {}

    /**
     * The statement.
     *
     * @param base the API's address
     * @param date when the software was built, as a FHIR date
     * @param version of the software
     * @param written the types that persons write
     */
    static String statement(String base, String date, String version, Collection<String> written) {
        List<String> types = new ArrayList<>(ResourceTypes.CLINICAL);
        types.addAll(ResourceTypes.DIRECTORY);
        types.add("Patient");
        types.add(ResourceTypes.BINARY);
        types.sort(null);
        StringBuilder json = new StringBuilder(8_192);
        json.append("{\"resourceType\":\"CapabilityStatement\",\"status\":\"active\",\"date\":\"")
                .append(date)
                .append("\",\"kind\":\"instance\",\"software\":{\"name\":\"Tributary\",\"version\":\"")
                .append(version)
                .append("\"},\"implementation\":{\"description\":\"Tributary record API\",\"url\":\"")
                .append(JsonStringEncoder.getInstance().quoteAsString(base))
                .append(
                        "\"},\"fhirVersion\":\"4.0.1\",\"format\":[\"json\"],\"rest\":[{\"mode\":\"server\",\"security\":{")
                .append("\"service\":[{\"coding\":[{\"system\":")
                .append(
                        "\"http://terminology.hl7.org/CodeSystem/restful-security-service\",\"code\":\"SMART-on-FHIR\"}]}],")
                .append("\"description\":\"Bearer tokens with SMART App Launch 2.2 scopes\"},\"resource\":[");
        for (int i = 0; i < types.size(); i++) {
            if (i > 0) {
                json.append(',');
            }
            resource(json, types.get(i), written.contains(types.get(i)));
        }
        return json.append("]}]}").toString();
    }

    private static void resource(StringBuilder json, String type, boolean written) {
        if (type.equals(ResourceTypes.BINARY)) {
            json.append("{\"type\":\"Binary\",\"interaction\":[{\"code\":\"read\"}],\"versioning\":\"no-version\"}");
            return;
        }
        json.append("{\"type\":\"").append(type).append("\",");
        if (written) {
            OwnTypes.of(type)
                    .ifPresent(own -> json.append("\"documentation\":\"Written by persons for themselves only: ")
                            .append(own.why())
                            .append(". Ids that clients choose have 32 of a-z and 2-7.\","));
        }
        json.append("\"interaction\":[{\"code\":\"read\"},{\"code\":\"search-type\"}")
                .append(written ? WRITES : "],\"versioning\":\"versioned\",")
                .append("\"searchParam\":[");
        for (SearchParameter parameter : SearchParameter.of(type)) {
            parameter(json, parameter.name(), parameter.kind().code());
            json.append(',');
        }
        if (!type.equals("Patient") && !ResourceTypes.directory(type)) {
            parameter(json, "patient", "reference");
            json.append(',');
            parameter(json, "subject", "reference");
            json.append(',');
        }
        parameter(json, "_id", "token");
        json.append(',');
        parameter(json, "_lastUpdated", "date");
        json.append(']');
        if (type.equals("Patient")) {
            json.append(",\"operation\":[{\"name\":\"everything\",\"definition\":")
                    .append("\"http://hl7.org/fhir/OperationDefinition/Patient-everything\"}]");
        }
        json.append('}');
    }

    private static void parameter(StringBuilder json, String name, String type) {
        json.append("{\"name\":\"")
                .append(name)
                .append("\",\"type\":\"")
                .append(type)
                .append("\"}");
    }
}
