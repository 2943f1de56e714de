package health.tributary.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.benchmarks.check.PersonExpectation.Resource;
import health.tributary.benchmarks.traffic.Mark;
import health.tributary.benchmarks.traffic.Person;
import health.tributary.embedded.bench.Target;
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
    private final Mark.Finder finder;
    private final UserIds ids;

    Records(Target target, Mark.Finder finder) {
        this.connection = new HttpConnection(target.record(), target.token());
        this.ids = new UserIds(target.normalizer(), target.token());
        this.finder = finder;
    }

    /** The person's id; empty when there is no such person, or more than one. */
    Optional<String> id(Person person) throws IOException {
        if (person instanceof Person.User user) {
            return Optional.of(ids.of(user));
        }
        JsonNode entries = get("/fhir" + ((Person.Searched) person).search()).path("entry");
        return entries.size() == 1
                ? Optional.of(entries.path(0).path("resource").path("id").asText())
                : Optional.empty();
    }

    /** All that {@code $everything} gives of a person. */
    List<Resource> everything(String person) throws IOException {
        List<Resource> resources = new ArrayList<>();
        String path = "/fhir/Patient/" + person + "/$everything";
        for (int page = 0; page < MOST_PAGES && !path.isEmpty(); page++) {
            JsonNode bundle = get(path);
            for (JsonNode entry : bundle.path("entry")) {
                JsonNode resource = entry.path("resource");
                resources.add(new Resource(
                        resource.path("resourceType").asText(),
                        resource.path("id").asText(),
                        finder.in(resource.toString())));
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
        ids.close();
    }
}
