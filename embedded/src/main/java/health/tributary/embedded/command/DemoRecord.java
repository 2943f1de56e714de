package health.tributary.embedded.command;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.tributary.embedded.client.Http;
import health.tributary.embedded.client.Refused;
import health.tributary.embedded.launch.Door;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one record of the demo's person, found by a number that several sources share.
 *
 * @param instance where
 * @param token that may read everything
 * @param number the shared one
 */
record DemoRecord(Instance instance, String token, String number) {
    private static final Duration LINK_LIMIT = Duration.ofSeconds(30);
    private static final int MINUTES = 60;
    // Results are shown as they were written: 3.40 is not 3.4.
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** The base of the FHIR API. */
    String fhir() {
        return instance.http(Door.RECORD) + "/fhir";
    }

    /** The person's address. */
    String address() throws Exception {
        return fhir() + "/Patient/" + person();
    }

    /** Everything about the person, as one bundle. */
    JsonNode everything() throws Exception {
        return json(address() + "/$everything?_count=1000");
    }

    /** The person's own token: it reads and writes the person's record, and nothing else. */
    String ownToken() throws Exception {
        return instance.tokens().token("demo-person", "patient/*.cruds", Optional.of(person()), MINUTES);
    }

    /** The person's id. Linking follows the records that it links: until then the number leads to several persons. */
    String person() throws Exception {
        long end = System.nanoTime() + LINK_LIMIT.toNanos();
        List<String> found = new ArrayList<>();
        while (System.nanoTime() < end) {
            found.clear();
            for (JsonNode entry : json(fhir() + "/Patient?identifier=" + number).path("entry")) {
                found.add(entry.path("resource").path("id").asText());
            }
            if (found.size() == 1) {
                return found.get(0);
            }
            Thread.sleep(200);
        }
        throw new Refused("the records were not merged: " + found.size() + " persons have the regional number");
    }

    private JsonNode json(String address) throws Exception {
        HttpResponse<String> response = Http.get(address, token);
        if (response.statusCode() != 200) {
            throw new Refused(address + " answered with " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }

    @Override
    public String toString() {
        return "DemoRecord(redacted)";
    }
}
