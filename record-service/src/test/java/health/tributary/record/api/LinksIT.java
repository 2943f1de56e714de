package health.tributary.record.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.RecordStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links as apps and feeds meet them: HTTP, a token on one side, a feed's key on the other. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@TestProfile(LinksIT.WithFeeds.class)
class LinksIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String FEED_KEY = "a wearable's key of tests";

    private static SubjectId ann;

    @TestHTTPResource("/")
    URI base;

    @Inject
    RecordStore store;

    /** A registry with one feed. */
    public static final class WithFeeds implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(FEED_KEY.getBytes(StandardCharsets.UTF_8));
                Path feeds = Files.createTempFile("links-it", ".json");
                feeds.toFile().deleteOnExit();
                String key = HexFormat.of().formatHex(hash);
                Files.writeString(feeds, "{\"feeds\":[{\"name\":\"wearable\",\"keySha256\":\"" + key + "\"}]}");
                return Map.of("tributary.feeds", feeds.toString(), "tributary.record.send-timeout", "1s");
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException("no registry for the test", e);
            }
        }
    }

    @BeforeEach
    void once() {
        if (ann == null) {
            Scene scene = new Scene(store);
            ann = scene.subject("ann");
            scene.person(Scene.NORTH, ann, "Smith", "Ann", "1");
        }
    }

    @Test
    void aCodeGoesFromThePersonsAppToTheFeedAndBackIntoTheList() throws Exception {
        String path = "portal/persons/" + ann + "/links";
        HttpResponse<String> issued = send("POST", path, "", bearer("patient/*.cruds"));
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);
        JsonNode link = Fhir.json(issued.body());
        String body = "{\"code\":\"" + link.path("code").asText() + "\",\"user\":\"u1\"}";
        // Stored although the broker is away: it is told when it is there.
        HttpResponse<String> redeemed = send("POST", "links/wearable", body, "Bearer " + FEED_KEY);
        assertThat(redeemed.statusCode()).as(redeemed.body()).isEqualTo(200);
        assertThat(Fhir.json(redeemed.body()).path("state").asText()).isEqualTo("redeemed");
        String another = body.replace("u1", "u2");
        assertThat(send("POST", "links/wearable", another, "Bearer " + FEED_KEY).statusCode())
                .isEqualTo(404);
        assertThat(send("GET", path, "", bearer("patient/*.cruds")).body())
                .contains("\"state\":\"redeemed\"", "\"feed\":\"wearable\"")
                .doesNotContain(link.path("code").asText(), "u1\"");
        String one = path + "/" + link.path("id").asText();
        assertThat(send("DELETE", one, "", bearer("patient/*.cruds")).statusCode())
                .isEqualTo(204);
        assertThat(send("GET", path, "", bearer("patient/*.cruds")).body()).contains("\"state\":\"unlinked\"");
    }

    @Test
    void aFeedsKeyOpensItsOwnPathOnly() throws Exception {
        String body = "{\"code\":\"22222-22222\",\"user\":\"u1\"}";
        assertThat(send("POST", "links/wearable", body, "").statusCode()).isEqualTo(401);
        assertThat(send("POST", "links/wearable", body, "Bearer wrong").statusCode())
                .isEqualTo(403);
        assertThat(send("POST", "links/other", body, "Bearer " + FEED_KEY).statusCode())
                .isEqualTo(403);
        assertThat(send("POST", "links/wearable", body, "Bearer " + FEED_KEY).statusCode())
                .isEqualTo(404);
        assertThat(send("POST", "links/wearable", "{}", "Bearer " + FEED_KEY).statusCode())
                .isEqualTo(400);
    }

    private static String bearer(String scope) {
        return Bearer.of(ann.value(), scope);
    }

    private HttpResponse<String> send(String method, String path, String body, String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
