package health.tributary.record.api;

import static health.tributary.record.api.Fhir.assertRefused;
import static health.tributary.record.api.Fhir.json;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.access.AccessToken;
import health.tributary.contract.IdKey;
import health.tributary.contract.SubjectId;
import health.tributary.contract.feed.FeedKey;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.record.apply.MemoryRecordStore;
import health.tributary.record.link.LinkRules;
import health.tributary.record.link.Links;
import health.tributary.record.link.MemoryLinkStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One-time codes, from the person's portal to the feed that redeems them. */
class LinkApiTest {
    private static final IdKey KEY =
            IdKey.of("another key of tests, 32 bytes or more".getBytes(StandardCharsets.UTF_8));
    private static final String FEEDS =
            """
            {"feeds": [
              {"name": "watch", "title": "Watch", "keySha256": "%s"},
              {"name": "hospital", "title": "Hospital", "keySha256": "%s",
               "authorities": [{"raw": ["MRN"], "namespace": "hospital-mrn", "links": true}]},
              {"name": "thief", "title": "Thief", "keySha256": "%s",
               "authorities": [{"raw": ["MRN"], "namespace": "hospital-mrn"}]}]}
            """.formatted(sha256("watch's key"), sha256("hospital's key"), sha256("thief's key"));

    private final MemoryRecordStore store = new MemoryRecordStore();
    private final Scene scene = new Scene(store);
    private final List<IdentityStatement> said = new ArrayList<>();
    private final Links links = new Links(
            new MemoryLinkStore(),
            said::add,
            new LinkRules(Duration.ofMinutes(15), 5, 20),
            Clock.systemUTC(),
            new SecureRandom());
    private final PersonLinks persons = new PersonLinks(store, links);
    private final FeedLinks feeds = new FeedLinks(links, FeedRegistry.read(FEEDS), KEY);
    private final SubjectId eve = scene.subject("eve");
    private final AccessToken token = AccessToken.of("app", eve.value(), null, "patient/*.cruds");

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void people() {
        scene.person(Scene.NORTH, eve, "Everywoman", "Eve", "1");
        scene.person(Scene.NORTH, scene.subject("mallory"), "Other", "Mallory", "2");
    }

    private static Optional<FeedKey> presented(String key) {
        return FeedKey.of(Optional.of(key), Optional.empty());
    }

    private Answer redeem(String key, String subject, String code) {
        return feeds.redeem(presented(key), "{\"code\":\"" + code + "\"," + subject + "}");
    }

    private String code() {
        Answer opened = persons.open(token, eve.value());
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        return json(opened).path("code").asText();
    }

    @Test
    void aPersonLinksAWatchWithACode() {
        assertThat(redeem("watch's key", "\"user\":\"u1\"", code()).status()).isEqualTo(200);
        assertThat(said).hasSize(1);
        assertThat(said.get(0).second()).isEqualTo(KEY.subject("watch/", "u1"));
        Answer list = persons.list(token, eve.value());
        assertThat(json(list).at("/links/0/state").asText()).isEqualTo("redeemed");
        assertThat(json(list).at("/links/0/feed").asText()).isEqualTo("watch");
        assertThat(list.body()).doesNotContain("code");
        String id = json(list).at("/links/0/id").asText();
        assertThat(persons.end(token, eve.value(), id).status()).isEqualTo(204);
        assertThat(said).hasSize(2);
    }

    @Test
    void aFeedLinksOnlySubjectsOfItsOwnNamespace() {
        // Case 30.
        String code = code();
        String number = "\"identifier\":{\"system\":\"MRN\",\"value\":\"7\"}";
        assertRefused(redeem("thief's key", number, code), 403, "forbidden");
        assertThat(said).isEmpty();
        assertThat(redeem("watch's key", number, code).status()).isEqualTo(200);
        assertThat(said.get(0).second()).isEqualTo(KEY.subject("watch/MRN", "7"));
    }

    @Test
    void theFeedThatThePathNamesIsTheKeysOwn() {
        String body = "{\"code\":\"" + code() + "\",\"user\":\"u1\"}";
        assertRefused(feeds.redeemAs("hospital", presented("watch's key"), body), 403, "forbidden");
        assertRefused(feeds.redeemAs("nobody", presented("watch's key"), body), 403, "forbidden");
        assertRefused(feeds.redeemAs("watch", Optional.empty(), body), 401, "login");
        assertThat(said).isEmpty();
        assertThat(feeds.redeemAs("watch", presented("watch's key"), body).status())
                .isEqualTo(200);
        assertThat(said.get(0).second()).isEqualTo(KEY.subject("watch/", "u1"));
    }

    @Test
    void onlyThePersonsOwnTokenThatWritesOpensACode() {
        for (AccessToken other : List.of(
                AccessToken.of("app", eve.value(), null, "patient/*.rs"),
                AccessToken.of("app", eve.value(), "north", "patient/*.cruds"),
                AccessToken.of("clinician", null, null, "user/*.cruds"),
                AccessToken.of("app", scene.subject("mallory").value(), null, "patient/*.cruds"))) {
            assertRefused(persons.open(other, eve.value()), 403, "forbidden");
            assertRefused(persons.list(other, eve.value()), 403, "forbidden");
            assertRefused(persons.end(other, eve.value(), "x"), 403, "forbidden");
        }
        assertRefused(persons.open(token, scene.subject("nobody").value()), 404, "not-found");
    }

    @Test
    void whatIsNoFeedsRequestIsRefused() {
        String code = code();
        assertRefused(feeds.redeem(Optional.empty(), "{}"), 401, "login");
        assertRefused(redeem("nobody's key", "\"user\":\"u1\"", code), 403, "forbidden");
        assertRefused(redeem("watch's key", "\"user\":7", code), 400, "invalid");
        assertRefused(redeem("watch's key", "\"user\":\"" + "u".repeat(201) + "\"", code), 400, "invalid");
        assertRefused(feeds.redeem(presented("watch's key"), "no JSON " + code), 400, "invalid");
        assertRefused(redeem("watch's key", "\"user\":\"u1\"", "22222-22222"), 404, "not-found");
    }
}
