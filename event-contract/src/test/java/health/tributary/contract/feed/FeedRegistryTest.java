package health.tributary.contract.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedRegistryTest {
    private static final FeedRegistry REGISTRY = FeedRegistry.read("""
            {"feeds": [
              {"name": "any", "match": {}, "authoritiesByFacility": true,
               "subject": {"types": ["MR", "PI"], "loneIdentifier": true}},
              {"name": "north", "match": {"sendingFacility": "NORTH"}, "zone": "America/New_York", "trust": 10,
               "authorities": [
                 {"raw": ["MRN", "1.2.3"], "namespace": "north", "system": "urn:oid:1.2.3"},
                 {"raw": ["REGION"], "namespace": "region", "links": true}],
               "subject": {"authorities": ["north"]}},
              {"name": "south", "match": {"sendingFacility": "SOUTH", "sendingApplication": "LAB"},
               "subject": {"types": ["MR"]}}
            ]}
            """);
    private static final IdKey KEY = IdKey.of(new byte[32]);

    @Test
    void theMostSpecificMatchWins() {
        assertThat(name("LAB", "NORTH")).isEqualTo("north");
        assertThat(name("LAB", "SOUTH")).isEqualTo("south");
        assertThat(name("ADT", "SOUTH")).isEqualTo("any");
    }

    @Test
    void case31_unmappedAuthoritiesNeverCollideAcrossFeeds() {
        RawIdentifier identifier = identifier("1", "", "MRN-OF-NOBODY");
        String north = feed("north").namespace(identifier, "X");
        String south = feed("south").namespace(identifier, "X");
        assertThat(north).isEqualTo("north/MRN-OF-NOBODY");
        assertThat(south).isEqualTo("south/MRN-OF-NOBODY");
    }

    @Test
    void aGatheringFeedTellsItsSourcesApartByFacility() {
        RawIdentifier identifier = identifier("1", "MR", "MRN");
        assertThat(feed("any").subject(identifier, "A", KEY))
                .isNotEqualTo(feed("any").subject(identifier, "B", KEY));
    }

    @Test
    void theSubjectRuleNeverTakesTheFirstOfMany() {
        RawIdentifier own = identifier("1", "MR", "MRN");
        RawIdentifier region = identifier("2", "NI", "REGION");
        assertThat(feed("north").naming(List.of(region, own), "")).containsExactly(own);
        assertThat(feed("north").naming(List.of(region), "")).isEmpty();
        assertThat(feed("any").naming(List.of(region), "")).containsExactly(region);
        RawIdentifier second = identifier("3", "MR", "MRN");
        assertThat(feed("any").naming(List.of(own, second), "")).containsExactly(own, second);
        assertThat(feed("any").naming(List.of(own, own), "")).containsExactly(own);
    }

    @Test
    void case30_aFeedLinksOnlyThroughAuthoritiesListedForIt() {
        List<RawIdentifier> identifiers = List.of(identifier("1", "MR", "MRN"), identifier("2", "NI", "REGION"));
        assertThat(feed("north").links(identifiers, KEY)).containsExactly(KEY.link("region", "2"));
        assertThat(feed("any").links(identifiers, KEY)).isEmpty();
    }

    @Test
    void zonesAndDefaultsAreRead() {
        assertThat(feed("north").zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(feed("south").trust()).isZero();
        assertThat(feed("south").keySha256()).isEmpty();
    }

    @Test
    void mistakesAreNamedWithFeedAndMember() {
        assertThatThrownBy(() -> FeedRegistry.read("{\"feeds\":[{\"name\":\"a\",\"zoen\":\"UTC\"}]}"))
                .hasMessage("feed \"a\": unknown member \"zoen\"");
        assertThatThrownBy(() -> FeedRegistry.read("{\"feeds\":[{\"name\":\"a\"},{\"name\":\"a\"}]}"))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> FeedRegistry.read("{\"feeds\":[{\"name\":\"portal\"}]}"))
                .hasMessageContaining("portal");
        assertThatThrownBy(() -> FeedRegistry.read("{")).hasMessageContaining("not JSON");
    }

    private static String name(String application, String facility) {
        return REGISTRY.matching(application, facility).orElseThrow().id().name();
    }

    private static Feed feed(String name) {
        return REGISTRY.feed(new FeedId(name)).orElseThrow();
    }

    private static RawIdentifier identifier(String value, String type, String authority) {
        return new RawIdentifier(value, List.of(authority), type, "PID-3");
    }
}
