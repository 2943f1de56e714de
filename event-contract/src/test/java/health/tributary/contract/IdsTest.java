package health.tributary.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final IdKey KEY = IdKey.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private static final FeedId NORTH = new FeedId("hospital-north");

    @Test
    void theSameBytesFromTheSameFeedAreTheSameMessage() {
        byte[] body = {1, 2, 3};
        assertThat(MessageId.of(NORTH, body)).isEqualTo(MessageId.of(NORTH, body.clone()));
        assertThat(MessageId.of(NORTH, body)).isNotEqualTo(MessageId.of(new FeedId("hospital-south"), body));
    }

    @Test
    void idsNeverChangeBetweenVersions() {
        // Frozen: stored records of every deployment carry these.
        assertThat(MessageId.of(NORTH, new byte[] {1, 2, 3}).value()).isEqualTo("t62evkci2lnic3bq3xkrc4moij3bhtgp");
        SubjectId subject = KEY.subject("hospital-north", "4711");
        assertThat(subject.value()).isEqualTo("i6pytbvktrzt7mw5apltuppjs3x3w7ux");
        assertThat(KEY.entry(subject, "Patient", "demographics").value()).isEqualTo("ckzkqa4fzzkaxznliqujz7h7j6nuauei");
        assertThat(KEY.link("region", "4711").value()).isEqualTo("eh7zpi3wef7wmf4ybmpam5vhyoi4ecaj");
    }

    @Test
    void theSameNumberOfAnotherAuthorityIsAnotherSubject() {
        assertThat(KEY.subject("north/MRN", "1")).isNotEqualTo(KEY.subject("south/MRN", "1"));
        assertThat(KEY.subject("ab", "c")).isNotEqualTo(KEY.subject("a", "bc"));
    }

    @Test
    void anotherKeyMakesOtherIds() {
        IdKey other = IdKey.parse(Base64.getEncoder().encodeToString(new byte[32]) + "\n");
        assertThat(other.subject("a", "1")).isNotEqualTo(KEY.subject("a", "1"));
        assertThatThrownBy(() -> IdKey.of(new byte[31])).hasMessageContaining("32 bytes");
    }

    @Test
    void idsAreFhirIdsAndRefuseAnythingElse() {
        assertThat(KEY.subject("a", "1").value()).matches("[A-Za-z0-9\\-.]{1,64}");
        assertThatThrownBy(() -> new SubjectId("A".repeat(32))).hasMessageContaining("base32");
        assertThatThrownBy(() -> new EntryId("a")).hasMessageContaining("32 characters");
        assertThatThrownBy(() -> new FeedId("North")).isInstanceOf(IllegalArgumentException.class);
    }
}
