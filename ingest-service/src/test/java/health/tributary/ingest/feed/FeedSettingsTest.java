package health.tributary.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.contract.FeedId;
import health.tributary.ingest.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedSettingsTest {
    @TempDir
    Path folder;

    private Optional<String> file(String name, String text) throws IOException {
        return Optional.of(Files.writeString(folder.resolve(name), text).toString());
    }

    private Optional<String> key() throws IOException {
        return file("key", Base64.getEncoder().encodeToString(new byte[32]) + "\n");
    }

    @Test
    void bothFilesAreRead() throws IOException {
        FeedSettings settings = FeedSettings.read(file("feeds.json", Samples.FEEDS), key());
        assertThat(settings.registry().feed(new FeedId("north"))).isPresent();
    }

    @Test
    void aMistakeIsNamedWithVariableFeedAndMember() throws IOException {
        Optional<String> feeds = file("feeds.json", "{\"feeds\": [{\"name\": \"north\", \"zoen\": \"UTC\"}]}");
        assertThatThrownBy(() -> FeedSettings.read(feeds, key()))
                .hasMessage("TRIBUTARY_FEEDS: feed \"north\": unknown member \"zoen\"");
    }

    @Test
    void aKeyThatIsNoHashIsRefused() throws IOException {
        Optional<String> feeds = file("feeds.json", "{\"feeds\": [{\"name\": \"north\", \"keySha256\": \"secret\"}]}");
        assertThatThrownBy(() -> FeedSettings.read(feeds, key()))
                .hasMessageStartingWith("TRIBUTARY_FEEDS: feed \"north\": keySha256 is")
                .hasMessageNotContaining("secret");
    }

    @Test
    void whatFeedsDemandOfTheirSendersIsReadToo() throws IOException {
        FeedSettings settings = FeedSettings.read(file("feeds.json", Samples.FEEDS), key());
        assertThat(settings.senders().of(new FeedId("slow")).messagesPerSecond())
                .hasValue(20);
        assertThat(settings.senders().of(new FeedId("vault")).asksForCertificate())
                .isTrue();
        Optional<String> wrong = file("wrong.json", "{\"feeds\": [{\"name\": \"north\", \"messagesPerSecond\": 0}]}");
        assertThatThrownBy(() -> FeedSettings.read(wrong, key()))
                .hasMessageStartingWith("TRIBUTARY_FEEDS: feed \"north\": messagesPerSecond is");
    }

    @Test
    void theNameOfUnknownFeedsIsReserved() throws IOException {
        Optional<String> feeds = file("feeds.json", "{\"feeds\": [{\"name\": \"unknown\"}]}");
        assertThatThrownBy(() -> FeedSettings.read(feeds, key())).hasMessageContaining("feed \"unknown\"");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        assertThatThrownBy(() -> FeedSettings.read(Optional.empty(), key()))
                .hasMessage("TRIBUTARY_FEEDS must name the file of the feed registry");
        Optional<String> none = Optional.of(folder.resolve("none.json").toString());
        assertThatThrownBy(() -> FeedSettings.read(none, key()))
                .hasMessage("TRIBUTARY_FEEDS: there is no file " + none.get());
    }

    @Test
    void aBadIdKeyIsNotQuoted() throws IOException {
        Optional<String> feeds = file("feeds.json", Samples.FEEDS);
        Optional<String> bad = file("key", "c2hvcnQ= and more");
        assertThatThrownBy(() -> FeedSettings.read(feeds, bad))
                .hasMessageStartingWith("TRIBUTARY_ID_KEY_FILE")
                .hasMessageNotContaining("c2hvcnQ")
                .hasNoCause();
    }
}
