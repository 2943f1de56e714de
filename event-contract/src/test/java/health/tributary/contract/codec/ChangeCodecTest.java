package health.tributary.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.Change;
import health.tributary.contract.change.EntryChange;
import health.tributary.contract.change.OtherChange;
import health.tributary.contract.change.PersonChange;
import health.tributary.contract.change.WriteKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChangeCodecTest {
    private static final String A = "a".repeat(32);
    private static final String B = "b".repeat(32);
    private static final String LAST_WRITE = "\"lastWrite\":{\"kind\":\"KIND\",\"received\":1000,\"message\":\"" + B
            + "\",\"feed\":\"north\",\"traceparent\":\"t\",\"backfill\":false,\"replay\":true}";

    @Test
    void anEntrysChangeCarriesItsResourceByteForByte() {
        EntryChange change = (EntryChange) decode("{\"_id\":\"" + A + "\",\"subject\":\"" + B
                + "\",\"type\":\"Observation\",\"directory\":false,\"revision\":4,\"exists\":true,\"version\":\"v1\","
                + "\"updated\":2000,\"resource\":\"{\\\"value\\\":1.0}\","
                + LAST_WRITE.replace("KIND", "corrected")
                + ",\"__op\":\"u\",\"__collection\":\"entries\"}");
        assertThat(change.resource()).isEqualTo("{\"value\":1.0}");
        assertThat(change.write().kind()).isEqualTo(WriteKind.CORRECTED);
        assertThat(change.write().received()).isEqualTo(Instant.ofEpochSecond(1));
        assertThat(change.write().replay()).isTrue();
        assertThat(change.snapshotRead()).isFalse();
        assertThat(change.toString()).doesNotContain("value");
    }

    @Test
    void aPersonsChangeNamesMembersAndFormerIds() {
        PersonChange change =
                (PersonChange) decode("{\"_id\":\"" + A + "\",\"subject\":\"" + A + "\",\"members\":[\"" + A
                        + "\",\"" + B + "\"],\"former\":[\"" + B + "\"],"
                        + LAST_WRITE.replace("KIND", "linked")
                        + ",\"__op\":\"r\",\"__collection\":\"persons\"}");
        assertThat(change.members()).containsExactly(new SubjectId(A), new SubjectId(B));
        assertThat(change.former()).containsExactly(new PersonId(B));
        assertThat(change.snapshotRead()).isTrue();
    }

    @Test
    void aDayOfReadingsIsAnObservationFoundByItsMeasurementsCode() {
        EntryChange change = (EntryChange) decode("{\"_id\":\"" + A + "\",\"subject\":\"" + B
                + "\",\"metric\":\"heart-rate\",\"day\":\"2026-03-01\",\"exists\":true,\"version\":\"v1\","
                + "\"updated\":2000,"
                + LAST_WRITE.replace("KIND", "appended")
                + ",\"__op\":\"u\",\"__collection\":\"series\"}");
        assertThat(change.type()).isEqualTo("Observation");
        assertThat(change.write().kind()).isEqualTo(WriteKind.APPENDED);
        assertThat(change.resource()).contains("8867-4", "heart-rate", "vital-signs");
    }

    @Test
    void aSliceOfADayIsNotTold() {
        assertThat(decode("{\"_id\":\"" + A + "/01\",\"subject\":\"" + B + "\",\"__collection\":\"series\"}"))
                .isEqualTo(new OtherChange("series", B));
    }

    @Test
    void otherCollectionsAreToldApart() {
        assertThat(decode("{\"_id\":1,\"subject\":\"" + A + "\",\"__collection\":\"subjects\"}"))
                .isEqualTo(new OtherChange("subjects", A));
    }

    @Test
    void whatIsMissingIsNamedAndNothingElseSaid() {
        assertThatThrownBy(() -> decode("{\"__collection\":\"entries\",\"_id\":\"" + A + "\",\"resource\":\"secret\"}"))
                .isInstanceOf(MalformedRecord.class)
                .hasMessage("change is malformed at subject");
        assertThatThrownBy(() -> decode("{")).hasMessage("change is not JSON");
    }

    private static Change decode(String json) {
        return ChangeCodec.decode(json.getBytes(StandardCharsets.UTF_8));
    }
}
