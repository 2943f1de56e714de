package health.tributary.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.embedded.client.Http;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Asks the FHIR API what has arrived. */
final class RecordProbe {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;
    private final String token;

    RecordProbe(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** The street of the one patient with a number; empty when there is none yet. More than one is an error. */
    String street(String number) throws IOException, InterruptedException {
        JsonNode bundle = get("/Patient?identifier=" + URLEncoder.encode(number, StandardCharsets.UTF_8));
        JsonNode entries = bundle.path("entry");
        if (entries.size() > 1) {
            throw new IOException(entries.size() + " persons have one patient's number");
        }
        JsonNode addresses = entries.path(0).path("resource").path("address");
        if (addresses.size() > 1) {
            throw new IOException("a patient has " + addresses.size() + " addresses and should have one");
        }
        return addresses.path(0).path("line").path(0).asText("");
    }

    /** How many resources of a type the one patient with a number has. */
    int count(String number, String type) throws IOException, InterruptedException {
        String id = get("/Patient?identifier=" + URLEncoder.encode(number, StandardCharsets.UTF_8))
                .path("entry")
                .path(0)
                .path("resource")
                .path("id")
                .asText();
        return get("/" + type + "?patient=" + id + "&_total=accurate")
                .path("total")
                .asInt();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = Http.get(base + path, token);
        if (response.statusCode() != 200) {
            throw new IOException("the record API answered with " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }
}
