package health.tributary.record.fold;

import static health.tributary.record.fold.Messages.at;
import static health.tributary.record.fold.Messages.delta;
import static health.tributary.record.fold.Messages.entry;
import static health.tributary.record.fold.Messages.item;
import static health.tributary.record.fold.Messages.message;
import static health.tributary.record.fold.Messages.ranked;
import static health.tributary.record.fold.Messages.slot;
import static health.tributary.record.fold.Messages.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.contract.statement.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntrySetCodecTest {
    private static final EntryId PATIENT = entry("Patient", "demographics");
    private static final Path FROZEN = Path.of("src/test/resources/health/tributary/record/fold");

    /** Every kind of content and every optional part; of version 1, for ever. */
    private static EntrySet subjectSample() {
        EntryId other = entry("Patient", "other");
        return EntrySet.empty(false)
                .with(at("a", 1), delta(0, PATIENT, slot("gender", "female"), ranked("value", 1, "5 \u00b5g")), 1)
                .with(
                        at("a", 1),
                        snapshot(1, PATIENT, slot("gender", null), item("name#PID-5", "{\"family\":\"X\"}")),
                        1)
                .with(at("b", 2, 3), new Retract(2, PATIENT, "Patient", Optional.of(Messages.minute(-5))), 7)
                .with(at("c", 4), new Alias(0, other, "Patient", PATIENT, Optional.empty()), 1)
                .with(at("d", 5), new SetSnapshot(0, "Patient", Set.of(PATIENT, other), Optional.empty()), 1)
                .omitted(at("e", 6), new SetSnapshot(3, "Patient", Set.of(), Optional.empty()), PATIENT, 1)
                .with(
                        Messages.from(
                                Messages.FEED,
                                "f",
                                Optional.empty(),
                                42,
                                Messages.minute(8).plusNanos(1_234_567)),
                        delta(0, PATIENT),
                        1)
                .voided(message(Messages.FEED, "g"), 3);
    }

    private static EntrySet directorySample() {
        return EntrySet.empty(true)
                .with(at("a", 1), delta(0, PATIENT, slot("name", "A")), 1)
                .with(at("b", 2), delta(0, PATIENT, slot("name", "B")), 2)
                .with(at("c", 3), delta(0, PATIENT, slot("name", "A")), 1);
    }

    @Test
    void version1IsReadAndWrittenAsItWasFrozen() throws IOException {
        frozen("subject-1.base64", subjectSample());
    }

    @Test
    void version2OfADirectoryIsReadAndWrittenAsItWasFrozen() throws IOException {
        frozen("directory-2.base64", directorySample());
    }

    @Test
    void version1OfADirectoryIsStillRead() throws IOException {
        byte[] stored = Base64.getMimeDecoder().decode(Files.readString(FROZEN.resolve("directory-1.base64")));
        assertThat(EntrySetCodec.decode(stored)).isEqualTo(directorySample());
    }

    private static void frozen(String file, EntrySet sample) throws IOException {
        Path path = FROZEN.resolve(file);
        if (Boolean.getBoolean("tributary.refresh") && !Files.exists(path)) {
            Files.createDirectories(FROZEN);
            Files.writeString(path, Base64.getMimeEncoder().encodeToString(EntrySetCodec.encode(sample)) + "\n");
        }
        byte[] stored = Base64.getMimeDecoder().decode(Files.readString(path));
        assertThat(EntrySetCodec.decode(stored)).isEqualTo(sample);
        assertThat(EntrySetCodec.encode(sample)).isEqualTo(stored);
    }

    @Test
    void aConfirmationOfUnchangedDemographicsCostsLessThan80Bytes() {
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            slots.add(slot("element" + i, "a value of some length, as addresses and names are " + i));
        }
        Slot[] demographics = slots.toArray(Slot[]::new);
        EntrySet set = EntrySet.empty(false).with(at("first", 0), delta(0, PATIENT, demographics), 1);
        int alone = EntrySetCodec.encode(set).length;
        for (int i = 1; i <= 200; i++) {
            set = set.with(at("message " + i, i), delta(0, PATIENT, demographics), 1);
        }
        assertThat((EntrySetCodec.encode(set).length - alone) / 200).isLessThan(80);
    }

    @Test
    void anEmptySetIsNoBytes() {
        assertThat(EntrySetCodec.encode(EntrySet.empty(false))).isEmpty();
        assertThat(EntrySetCodec.decode(new byte[0])).isEqualTo(EntrySet.empty(false));
    }

    @Test
    void aLaterVersionIsRefusedByItsNumberAlone() {
        byte[] later = EntrySetCodec.encode(subjectSample());
        later[0] = 3;
        assertThatThrownBy(() -> EntrySetCodec.decode(later))
                .isInstanceOf(UnreadableSet.class)
                .hasMessage("stored set: schema version 3 is not known");
    }
}
