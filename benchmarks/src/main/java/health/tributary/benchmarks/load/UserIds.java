package health.tributary.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.benchmarks.traffic.Person;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Whose a platform's users are, as the normaliser says; each is asked for once. For one thread. */
final class UserIds implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpConnection explain;
    private final Map<Person.User, String> known = new HashMap<>();

    /** Of a normalizer-service, with a token for operators. */
    UserIds(String normalizer, String token) {
        this.explain = new HttpConnection(normalizer, token);
    }

    String of(Person.User user) throws IOException {
        String id = known.get(user);
        if (id == null) {
            id = asked(user);
            known.put(user, id);
        }
        return id;
    }

    private String asked(Person.User user) throws IOException {
        HttpConnection.Answer answer = explain.post(
                "/explain?feed=" + user.door().feed(),
                user.door().contentType(),
                user.probe().getBytes(StandardCharsets.UTF_8));
        JsonNode subject =
                JSON.readTree(answer.body()).path("statements").path(0).path("subject");
        if (answer.status() != 200 || subject.asText().isEmpty()) {
            throw new IOException("the normaliser does not say whose a measurement is: " + answer);
        }
        return subject.asText();
    }

    @Override
    public void close() throws IOException {
        explain.close();
    }
}
