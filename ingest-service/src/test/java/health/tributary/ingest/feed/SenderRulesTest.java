package health.tributary.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.contract.FeedId;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderRulesTest {
    private static final FeedId NORTH = new FeedId("north");
    private static final String HASH = "ab".repeat(32);

    private static SenderRules rules(String members) {
        return SenderRules.read("{\"feeds\": [{\"name\": \"north\"" + members + "}, {\"name\": \"south\"}]}");
    }

    private static Optional<ClientCertificate> shown(String subject, String sha256) {
        return Optional.of(new ClientCertificate(new X500Principal(subject), sha256));
    }

    @Test
    void aFeedThatAsksForNoCertificateTakesEveryone() {
        SenderRules rules = rules("");
        assertThat(rules.admit(NORTH, Optional.empty())).isTrue();
        assertThat(rules.admit(NORTH, shown("CN=any", HASH))).isTrue();
        assertThat(rules.admit(new FeedId("elsewhere"), Optional.empty())).isTrue();
        assertThat(rules.askForCertificates()).isFalse();
    }

    /** Names are compared as X.500 compares them: not by case or blanks, but by the order of their parts. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "CN=engine,O=North Hospital!true",
                "cn=Engine, o=North  Hospital!true",
                "O=North Hospital, CN=engine!false",
                "CN=engine!false",
                "CN=engine,O=North Hospital,C=SE!false",
                "CN=engine2,O=North Hospital!false",
            })
    void aSubjectIsTheWholeName(String subject, boolean admitted) {
        SenderRules rules = rules(", \"clientCertificates\": [\"CN=engine, O=North Hospital\"]");
        assertThat(rules.askForCertificates()).isTrue();
        assertThat(rules.admit(NORTH, shown(subject, HASH))).isEqualTo(admitted);
        assertThat(rules.admit(NORTH, Optional.empty())).isFalse();
        assertThat(rules.admit(new FeedId("south"), Optional.empty())).isTrue();
    }

    @Test
    void aFingerprintMayBeWrittenAsOpensslPrintsIt() {
        String printed = "sha256:" + "AB:".repeat(31) + "AB";
        SenderRules rules = rules(", \"clientCertificates\": [\"CN=other\", \"" + printed + "\"]");
        assertThat(rules.admit(NORTH, shown("CN=engine", HASH))).isTrue();
        assertThat(rules.admit(NORTH, shown("CN=other", "00".repeat(32)))).isTrue();
        assertThat(rules.admit(NORTH, shown("CN=engine", "cd".repeat(32)))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "\"clientCertificates\": [\"sha256:abcd\"]!clientCertificates: behind sha256:",
                "\"clientCertificates\": [\"engine\"]!clientCertificates: each is a subject",
                "\"clientCertificates\": [\"\"]!clientCertificates: each is a subject",
                "\"messagesPerSecond\": 0!messagesPerSecond is a whole number",
                "\"messagesPerSecond\": 1.5!messagesPerSecond is a whole number",
                "\"messagesPerSecond\": \"many\"!messagesPerSecond is a whole number",
            })
    void aMistakeIsNamed(String members, String sentence) {
        assertThatThrownBy(() -> rules(", " + members))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("feed \"north\": " + sentence);
    }
}
