package health.tributary.embedded.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.embedded.client.Http;
import health.tributary.embedded.client.Refused;
import health.tributary.embedded.launch.Door;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What operators may ask of a local instance. */
final class OperatorApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOKEN_MINUTES = 5;

    private final Instance instance;
    private final LocalTokens tokens;

    OperatorApi(Instance instance) throws Refused {
        this.instance = instance;
        this.tokens = instance.tokens();
    }

    JsonNode get(Door door, String path) throws IOException, InterruptedException, Refused {
        return answer(door, Http.get(instance.http(door) + path, token()));
    }

    JsonNode post(Door door, String path, JsonNode body) throws IOException, InterruptedException, Refused {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return answer(door, Http.post(instance.http(door) + path, "application/json", token(), bytes));
    }

    // A token each: a long command outlives one.
    private String token() {
        return tokens.token("operator", "operator", Optional.empty(), TOKEN_MINUTES);
    }

    private static JsonNode answer(Door door, HttpResponse<String> response) throws IOException, Refused {
        if (response.statusCode() / 100 != 2) {
            String why = response.statusCode() == 400 ? ": " + reason(response.body()) : "";
            throw new Refused("the " + door.name().toLowerCase(Locale.ROOT) + " service answered with "
                    + response.statusCode() + why);
        }
        return JSON.readTree(response.body());
    }

    private static String reason(String outcome) {
        try {
            return JSON.readTree(outcome).at("/issue/0/diagnostics").asText();
        } catch (IOException e) {
            return "";
        }
    }
}
