package health.tributary.embedded.launch;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.contract.feed.RawIdentifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKeysTest {
    @TempDir
    Path temporary;

    private DataFolder folder;

    @BeforeEach
    void prepare() throws LaunchException {
        folder = new DataFolder(temporary.resolve("data"));
        folder.prepare();
        LocalKeys.ensure(folder);
    }

    private Map<Path, String> contents() throws Exception {
        Map<Path, String> contents = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder.path())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file, Files.readString(file));
            }
        }
        return contents;
    }

    @Test
    void whatIsThereIsNeverReplaced() throws Exception {
        Map<Path, String> before = contents();
        LocalKeys.ensure(folder);
        assertThat(contents()).isEqualTo(before);
        assertThat(before).hasSize(8);
    }

    @Test
    void onlyTheOwnerMayLook() throws Exception {
        for (Path secret : List.of(folder.idKey(), folder.tokenPrivateKey(), folder.feedKey("any"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                .isEqualTo("rwx------");
    }

    @Test
    void theHospitalsShareTheRegionAndNothingElse() throws Exception {
        FeedRegistry feeds = FeedRegistry.read(Files.readString(folder.feeds()));
        IdKey key = IdKey.parse(Files.readString(folder.idKey()));
        Feed north = feeds.matching("ANY", "NORTHFIELD").orElseThrow();
        Feed south = feeds.matching("ANY", "SOUTHBANK").orElseThrow();
        RawIdentifier regional = new RawIdentifier("19580417-2391", List.of("REGION"), "NI", "PID-3[2]");
        RawIdentifier local = new RawIdentifier("1", List.of("NORTH"), "MR", "PID-3[1]");
        assertThat(north.links(List.of(local, regional), key))
                .hasSize(1)
                .isEqualTo(south.links(List.of(regional), key));
        assertThat(north.naming(List.of(local, regional), "NORTHFIELD")).containsExactly(local);
        assertThat(south.naming(List.of(local, regional), "SOUTHBANK")).isEmpty();
    }

    @Test
    void anythingElseFindsTheFeedForTryingOutAndLinksNobody() throws Exception {
        FeedRegistry feeds = FeedRegistry.read(Files.readString(folder.feeds()));
        Feed any = feeds.matching("X", "Y").orElseThrow();
        assertThat(any.id()).isEqualTo(new FeedId("any"));
        assertThat(any.authorities()).isEmpty();
        RawIdentifier number = new RawIdentifier("1", List.of("MRN"), "MR", "PID-3");
        assertThat(any.namespace(number, "Y")).isNotEqualTo(any.namespace(number, "Z"));
    }

    @Test
    void eachFeedIsOpenedByTheKeyInItsFile() throws Exception {
        FeedRegistry feeds = FeedRegistry.read(Files.readString(folder.feeds()));
        for (Feed feed : feeds.all()) {
            String key = Files.readString(folder.feedKey(feed.id().name())).strip();
            assertThat(feed.keySha256()).contains(LocalKeys.sha256(key));
        }
    }
}
