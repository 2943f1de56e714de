package health.tributary.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.contract.ContentType;
import health.tributary.contract.EntryId;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.IdentityEvent;
import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.identity.Rank;
import health.tributary.contract.reading.Flag;
import health.tributary.contract.reading.Metric;
import health.tributary.contract.reading.Sample;
import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Clock;
import health.tributary.contract.statement.Mode;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Readings;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.contract.statement.Slot;
import health.tributary.contract.statement.StatementBatch;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every version of every wire form, frozen: decoded to the value and encoded to the same bytes again. A changed form gets a
 * new version and a new file; {@code -Dfrozen.write=true} writes files that are missing and never one that is there.
 */
class FrozenSamplesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final FeedId FEED = new FeedId("hospital-north");
    private static final MessageId MESSAGE = MessageId.of(FEED, new byte[] {1});
    private static final SubjectId SUBJECT = new SubjectId("s".repeat(32));
    private static final SubjectId OTHER = new SubjectId("t".repeat(32));
    private static final EntryId ENTRY = new EntryId("e".repeat(32));
    private static final EntryId TARGET = new EntryId("f".repeat(32));
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static final StatementBatch BATCH = new StatementBatch(
            SUBJECT,
            false,
            new Origin(MESSAGE, FEED, NOON, Optional.of(NOON.minusSeconds(5)), 7, TRACE, true, false),
            3,
            List.of(
                    new Assert(
                            0,
                            ENTRY,
                            "Patient",
                            Optional.of(NOON),
                            Mode.DELTA,
                            List.of(
                                    new Slot("gender", 0, "\"gender\":\"female\"", "PID-8", "PID[Patient].8"),
                                    new Slot("telecom#PID-13", 0, null, "PID-13", "PID[Patient].13"))),
                    new Assert(1, TARGET, "Observation", Optional.empty(), Mode.SNAPSHOT, List.of()),
                    new Retract(2, ENTRY, "Encounter", Optional.empty()),
                    new SetSnapshot(3, "AllergyIntolerance", Set.of(TARGET, ENTRY), Optional.of(NOON)),
                    new Alias(4, ENTRY, "DiagnosticReport", TARGET, Optional.empty())));

    private static final StatementBatch READINGS = new StatementBatch(
            SUBJECT,
            false,
            new Origin(MESSAGE, FEED, NOON, Optional.empty(), 0, TRACE, false, false),
            1,
            List.of(
                    new Readings(
                            0,
                            Metric.HEART_RATE,
                            "/min",
                            Optional.of(NOON),
                            List.of(
                                    new Sample(
                                            NOON,
                                            Duration.ZERO,
                                            ZoneOffset.ofHoursMinutes(5, 30),
                                            List.of(new BigDecimal("72.0")),
                                            "point-1",
                                            Set.of()),
                                    new Sample(
                                            NOON.plusSeconds(60),
                                            Duration.ofNanos(90_000_001_000L),
                                            ZoneOffset.ofHours(-8),
                                            List.of(new BigDecimal("1E+2")),
                                            "point-2",
                                            Set.of(Flag.OFFSET_ASSUMED, Flag.IMPLAUSIBLE)))),
                    new Readings(
                            1,
                            Metric.BLOOD_PRESSURE,
                            "mm[Hg]",
                            Optional.empty(),
                            List.of(new Sample(
                                    Instant.parse("1969-12-31T23:59:59.000001Z"),
                                    Duration.ZERO,
                                    ZoneOffset.UTC,
                                    List.of(new BigDecimal("120"), new BigDecimal("-0.000000000000000001")),
                                    "point-3",
                                    true)))));

    private static final IdentityStatement MERGE = new IdentityStatement(
            IdentityKind.MERGE, Rank.SOURCE_MESSAGE, SUBJECT, OTHER, new Clock(NOON, NOON, 0, NOON, MESSAGE, 0), FEED);

    @Test
    void statementBatchVersion1() throws IOException {
        byte[] frozen = frozen("statement-batch-1", StatementCodec.encode(BATCH));
        assertThat(StatementCodec.decode(frozen)).isEqualTo(BATCH);
        assertThat(StatementCodec.encode(StatementCodec.decode(frozen))).isEqualTo(frozen);
    }

    @Test
    void statementBatchVersion2() throws IOException {
        byte[] frozen = frozen("statement-batch-2", StatementCodec.encode(READINGS));
        assertThat(StatementCodec.decode(frozen)).isEqualTo(READINGS);
        assertThat(StatementCodec.encode(StatementCodec.decode(frozen))).isEqualTo(frozen);
    }

    @Test
    void aBatchWithoutReadingsIsStillWrittenAsVersion1() {
        assertThat(StatementCodec.encode(BATCH)[1]).isEqualTo((byte) 1);
        assertThat(StatementCodec.encode(READINGS)[1]).isEqualTo((byte) 2);
    }

    @Test
    void readingsInABatchOfVersion1AreMalformed() {
        byte[] older = StatementCodec.encode(READINGS);
        older[1] = 1;
        assertThatThrownBy(() -> StatementCodec.decode(older))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageContaining("kind");
    }

    @Test
    void identityEventsVersion1() throws IOException {
        IdentityEvent stated = new IdentityEvent.Stated(MERGE);
        byte[] frozenStated = frozen("identity-stated-1", IdentityCodec.encode(stated));
        assertThat(IdentityCodec.decode(frozenStated)).isEqualTo(stated);
        assertThat(IdentityCodec.encode(IdentityCodec.decode(frozenStated))).isEqualTo(frozenStated);

        IdentityEvent touched = new IdentityEvent.Touched(SUBJECT);
        byte[] frozenTouched = frozen("identity-touched-1", IdentityCodec.encode(touched));
        assertThat(IdentityCodec.decode(frozenTouched)).isEqualTo(touched);
        assertThat(IdentityCodec.encode(IdentityCodec.decode(frozenTouched))).isEqualTo(frozenTouched);
    }

    @Test
    void envelopeAndRejectionHeadersVersion1() throws IOException {
        Envelope envelope =
                new Envelope(MESSAGE, FEED, ContentType.HL7V2, NOON, Optional.of(SUBJECT), TRACE, true, true);
        Rejection rejection = new Rejection(Reason.NO_SUBJECT, "PID-3", "no identifier names a patient");
        Map<String, String> headers = EnvelopeHeaders.write(envelope);
        headers.putAll(RejectionHeaders.write(rejection));
        String text = headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n"));
        byte[] frozen = frozen("rejected-envelope-1", text.getBytes(StandardCharsets.UTF_8));
        Map<String, byte[]> read = Arrays.stream(new String(frozen, StandardCharsets.UTF_8).split("\n"))
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1].getBytes(StandardCharsets.UTF_8)));
        assertThat(EnvelopeHeaders.read(read::get)).isEqualTo(envelope);
        assertThat(RejectionHeaders.read(read::get)).isEqualTo(rejection);
        assertThat(text).isEqualTo(new String(frozen, StandardCharsets.UTF_8));
    }

    @Test
    void aNewerVersionIsRefusedAndNotGuessedAt() {
        byte[] newer = StatementCodec.encode(BATCH);
        newer[1] = 9;
        assertThatThrownBy(() -> StatementCodec.decode(newer))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageContaining("version 9");
    }

    @Test
    void everyTruncationIsMalformedAndSaysNoMore() {
        for (StatementBatch batch : List.of(BATCH, READINGS)) {
            byte[] whole = StatementCodec.encode(batch);
            for (int length = 0; length < whole.length; length++) {
                byte[] part = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> StatementCodec.decode(part))
                        .isInstanceOf(MalformedRecord.class)
                        .hasMessageNotContaining("female");
            }
        }
    }

    private static byte[] frozen(String name, byte[] current) throws IOException {
        if (Boolean.getBoolean("frozen.write")) {
            Path file = Path.of("src/test/resources/frozen", name + ".hex");
            if (Files.notExists(file)) {
                Files.writeString(file, HexFormat.of().formatHex(current) + "\n");
            }
            return current;
        }
        try (InputStream in = FrozenSamplesTest.class.getResourceAsStream("/frozen/" + name + ".hex")) {
            assertThat(in).as("frozen sample " + name).isNotNull();
            return HexFormat.of().parseHex(new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip());
        }
    }
}
