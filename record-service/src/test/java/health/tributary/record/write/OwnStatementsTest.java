package health.tributary.record.write;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Mode;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.Slot;
import health.tributary.contract.statement.StatementBatch;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OwnStatementsTest {
    private static final IdKey KEY = IdKey.of(new byte[32]);
    private static final SubjectId ANN = KEY.subject("north", "1");
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.000001Z");

    @Test
    void aCreationIsASnapshotOfAnEntryOfItsOwn() {
        StatementBatch batch = batch(Interaction.CREATE, Optional.empty(), "{\"resourceType\":\"Observation\"}");
        assertThat(batch.subject()).isEqualTo(ANN);
        assertThat(batch.origin().feed()).isEqualTo(FeedId.PORTAL);
        assertThat(batch.origin().received()).isEqualTo(AT);
        Assert said = (Assert) batch.statements().get(0);
        assertThat(said.mode()).isEqualTo(Mode.SNAPSHOT);
        assertThat(said.entry())
                .isEqualTo(KEY.entry(ANN, "Observation", "own:" + batch.origin().message()));
    }

    @Test
    void theSameWordsAMomentLaterAreAnotherEntry() {
        String resource = "{\"resourceType\":\"Observation\"}";
        OwnWrite later =
                new OwnWrite(ANN, Interaction.CREATE, "Observation", Optional.empty(), AT.plusNanos(1_000), resource);
        MessageId message = MessageId.of(FeedId.PORTAL, OwnWriteCodec.encode(later));
        assertThat(OwnStatements.entry(message, later, KEY))
                .isNotEqualTo(((Assert) batch(Interaction.CREATE, Optional.empty(), resource)
                                .statements()
                                .get(0))
                        .entry());
    }

    @Test
    void thePatientIsThePersonWhateverTheClientCallsHer() {
        assertThat(
                        slots(
                                "{\"resourceType\":\"Observation\",\"subject\":{\"reference\":\"Patient/x\",\"display\":\"A\"}}"))
                .containsEntry("subject", "\"subject\":{\"reference\":\"Patient/" + ANN + "\"}");
        assertThat(slots("{\"resourceType\":\"Observation\"}")).containsKey("subject");
    }

    @Test
    void itIsLabelledAsStatedByThePatientAndKeepsOtherLabels() {
        String label = "{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ObservationValue\",\"code\":\"PATAST\","
                + "\"display\":\"patient asserted\"}";
        assertThat(slots("{\"resourceType\":\"Observation\"}"))
                .containsEntry("meta", "\"meta\":{\"security\":[" + label + "]}");
        assertThat(
                        slots(
                                "{\"resourceType\":\"Observation\",\"meta\":{\"versionId\":\"7\",\"profile\":[\"http://p\"],"
                                        + "\"lastUpdated\":\"2020-01-01T00:00:00Z\",\"security\":[{\"code\":\"R\"},{\"code\":\"PATAST\"}]}}"))
                .containsEntry(
                        "meta", "\"meta\":{\"profile\":[\"http://p\"],\"security\":[{\"code\":\"R\"}," + label + "]}");
    }

    @Test
    void numbersAndUnknownElementsSurviveAsTheyWereWritten() {
        Map<String, String> slots = slots(
                "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":72.50,\"mood\":1E2},\"_odd\":[1]}");
        assertThat(slots).containsEntry("value[x]", "\"valueQuantity\":{\"value\":72.50,\"mood\":1E2}");
        assertThat(slots.values()).anyMatch(json -> json.contains("[1]") || json.equals("1"));
    }

    @Test
    void aDeletionRetracts() {
        EntryId entry = KEY.entry(ANN, "Observation", "own:x");
        StatementBatch batch = batch(Interaction.DELETE, Optional.of(entry), "");
        assertThat(batch.statements()).hasSize(1);
        assertThat(((Retract) batch.statements().get(0)).entry()).isEqualTo(entry);
    }

    private static Map<String, String> slots(String resource) {
        Assert said = (Assert) batch(Interaction.CREATE, Optional.empty(), resource)
                .statements()
                .get(0);
        return said.slots().stream().collect(Collectors.toMap(Slot::key, Slot::json));
    }

    private static StatementBatch batch(Interaction interaction, Optional<EntryId> entry, String resource) {
        OwnWrite write = new OwnWrite(ANN, interaction, "Observation", entry, AT, resource);
        return OwnStatements.of(MessageId.of(FeedId.PORTAL, OwnWriteCodec.encode(write)), write, KEY, "");
    }
}
