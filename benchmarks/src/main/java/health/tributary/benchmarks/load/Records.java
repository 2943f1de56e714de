package health.tributary.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads whole records over the FHIR API. For one thread. */
final class Records implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_PAGES = 1_000;

    private final HttpConnection connection;

    /** Of a record-service, with a token that may read all. */
    Records(String record, String token) {
        this.connection = new HttpConnection(record, token);
    }

    /** The id of the person whom a search finds; empty when there is no such person, or more than one. */
    Optional<String> id(String search) throws IOException {
        JsonNode entries = get("/fhir" + search).path("entry");
        return entries.size() == 1
                ? Optional.of(entries.path(0).path("resource").path("id").asText())
                : Optional.empty();
    }

    /** How many resources of a type a person has. */
    int count(String person, String type) throws IOException {
        return get("/fhir/" + type + "?patient=" + person + "&_total=accurate&_count=1")
                .path("total")
                .asInt();
    }

    /** All resources that {@code $everything} gives of a person. */
    List<JsonNode> everything(String person) throws IOException {
        List<JsonNode> resources = new ArrayList<>();
        String path = "/fhir/Patient/" + person + "/$everything";
        for (int page = 0; page < MOST_PAGES && !path.isEmpty(); page++) {
            JsonNode bundle = get(path);
            for (JsonNode entry : bundle.path("entry")) {
                resources.add(entry.path("resource"));
            }
            path = next(bundle);
        }
        return resources;
    }

    private static String next(JsonNode bundle) {
        for (JsonNode link : bundle.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                String address = link.path("url").asText();
                return address.substring(address.indexOf("/fhir/"));
            }
        }
        return "";
    }

    private JsonNode get(String path) throws IOException {
        return JSON.readTree(connection.body(path));
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
