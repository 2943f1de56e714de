package health.tributary.record.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.contract.ContentType;
import health.tributary.contract.EntryId;
import health.tributary.contract.Envelope;
import health.tributary.contract.MessageId;
import health.tributary.contract.PersonId;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.SubjectId;
import health.tributary.contract.Topics;
import health.tributary.contract.codec.EnvelopeHeaders;
import health.tributary.contract.codec.IdentityCodec;
import health.tributary.contract.codec.RejectionHeaders;
import health.tributary.contract.codec.StatementCodec;
import health.tributary.contract.identity.IdentityEvent.Touched;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Mode;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Slot;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.record.apply.Applier;
import health.tributary.record.apply.Decider;
import health.tributary.record.apply.MemoryRecordStore;
import health.tributary.record.apply.Samples;
import health.tributary.record.apply.StoreAway;
import health.tributary.record.apply.StoredEntry;
import health.tributary.record.apply.StoredPerson;
import health.tributary.record.archive.Archived;
import health.tributary.record.archive.MemoryArchive;
import health.tributary.record.series.MemorySeriesStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EffectsTest {
    private static final SubjectId ANN = Samples.subject("ann");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final MemoryRecordStore store = new MemoryRecordStore();
    private final MockProducer<String, byte[]> broker =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final Outgoing outgoing = new Outgoing(broker, Duration.ofSeconds(1));
    private final RecordMeters meters = new RecordMeters(new SimpleMeterRegistry());
    private final StatementEffect statements = new StatementEffect(
            new Applier(store, new MemorySeriesStore(), outgoing, 1 << 20),
            outgoing,
            new ApplyTraces(OpenTelemetry.noop().getTracer("test")),
            meters);

    @Test
    void statementsAreAppliedAndNewSubjectsAnnounced() {
        statements.apply(List.of(record(StatementCodec.encode(batch("one", "v1")))));
        assertThat(store.allEntries()).hasSize(1);
        assertThat(store.allEntries().get(0).lastWrite().traceparent()).isEqualTo(TRACE);
        ProducerRecord<String, byte[]> sent = broker.history().get(0);
        assertThat(sent.topic()).isEqualTo(Topics.IDENTITY);
        assertThat(sent.key()).isEqualTo(Topics.IDENTITY_KEY);
        assertThat(IdentityCodec.decode(sent.value())).isEqualTo(new Touched(ANN));
    }

    @Test
    void anUnreadableRecordIsRejectedAndTheOthersGoOn() {
        byte[] broken = {1, 2, 3};
        statements.apply(List.of(
                record(StatementCodec.encode(batch("one", "v1"))),
                record(broken),
                record(StatementCodec.encode(batch("two", "v2")))));
        assertThat(store.allEntries()).hasSize(2);
        ProducerRecord<String, byte[]> reject = rejects().get(0);
        assertThat(reject.value()).isEqualTo(broken);
        assertThat(RejectionHeaders.read(name -> value(reject, name)).reason()).isEqualTo(Reason.DEFECT);
        assertThat(EnvelopeHeaders.read(name -> value(reject, name)).id().value())
                .isEqualTo(reject.key());
    }

    @Test
    void aMessageThatCannotBeAppliedIsNarrowedDownAndRejected() {
        StoredEntry damaged = damaged("v2");
        store.writeEntries(List.of(damaged));
        statements.apply(List.of(
                record(StatementCodec.encode(batch("one", "v1"))),
                record(StatementCodec.encode(batch("two", "v2"))),
                record(StatementCodec.encode(batch("three", "v3")))));
        assertThat(store.allEntries()).hasSize(3);
        assertThat(store.allManifests()).hasSize(2);
        assertThat(rejects()).hasSize(1);
        assertThat(rejects().get(0).key()).isEqualTo(Samples.message("two").value());
        assertThat(rejects().get(0).value()).isEmpty();
    }

    @Test
    void aStoreThatIsAwayRejectsNothing() {
        store.crashAfter(0);
        List<ConsumerRecord<String, byte[]>> poll = List.of(record(StatementCodec.encode(batch("one", "v1"))));
        assertThatThrownBy(() -> statements.apply(poll)).isInstanceOf(StoreAway.class);
        assertThat(broker.history()).isEmpty();
        store.recover();
        statements.apply(poll);
        assertThat(store.allManifests()).hasSize(1);
    }

    @Test
    void aBrokerThatIsAwayKeepsTheBatchUnapplied() {
        MockProducer<String, byte[]> silent =
                new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
        Outgoing away = new Outgoing(silent, Duration.ofMillis(50));
        Applier applier = new Applier(store, new MemorySeriesStore(), away, 0);
        assertThatThrownBy(() -> applier.apply(List.of(batch("one", "v1")))).isInstanceOf(BrokerAway.class);
        assertThat(store.allManifests()).isEmpty();
    }

    @Test
    void identityEventsAreDecidedAndUnreadableOnesRejected() {
        IdentityEffect identity = new IdentityEffect(new Decider(store, 5, 100), outgoing, meters);
        identity.apply(List.of(record(IdentityCodec.encode(new Touched(ANN))), record(new byte[] {9})));
        assertThat(rejects()).hasSize(1);
        assertThat(store.allPersons()).isEmpty();
    }

    @Test
    void anIdentityEventThatCannotBeDecidedHoldsUpNoOther() {
        SubjectId ben = Samples.subject("ben");
        // A person of subjects that the store does not have.
        store.writePersons(List.of(new StoredPerson(
                PersonId.of(ben),
                List.of(ben, Samples.subject("carl")),
                List.of(),
                1,
                Samples.observation(ANN, "any", 1).lastWrite())));
        IdentityEffect identity = new IdentityEffect(new Decider(store, 5, 100), outgoing, meters);
        identity.apply(List.of(
                record(IdentityCodec.encode(new Touched(ANN))), record(IdentityCodec.encode(new Touched(ben)))));
        assertThat(rejects()).hasSize(1);
    }

    @Test
    void messagesAndRejectionsAreArchived() {
        MemoryArchive archive = new MemoryArchive();
        byte[] body = "MSH|".getBytes(StandardCharsets.UTF_8);
        MessageId id = MessageId.of(Samples.FEED, body);
        Envelope envelope =
                new Envelope(id, Samples.FEED, ContentType.HL7V2, Samples.NOON, Optional.empty(), TRACE, false, false);
        ConsumerRecord<String, byte[]> message = record(Topics.FEED, body, EnvelopeHeaders.write(envelope));
        ConsumerRecord<String, byte[]> reject = record(Topics.REJECTS, body, EnvelopeHeaders.write(envelope));
        RejectionHeaders.write(new Rejection(Reason.UNSUPPORTED, "MSH-9", "not mapped"))
                .forEach((name, text) -> reject.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        new ArchiveEffect(archive, outgoing, meters)
                .apply(List.of(message, reject, record(Topics.FEED, body, Map.of())));
        Archived archived = archive.read(id).orElseThrow();
        assertThat(archived.body()).isEqualTo(body);
        assertThat(archived.rejection().orElseThrow().reason()).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void aMessageThatTheArchiveRefusesIsRejectedAndTheOthersAreKept() {
        MemoryArchive memory = new MemoryArchive();
        MessageId refused = message("two").id();
        memory.refuse(refused);
        List<ConsumerRecord<String, byte[]>> poll = new ArrayList<>();
        for (String body : List.of("one", "two", "three")) {
            poll.add(record(Topics.FEED, bytes(body), EnvelopeHeaders.write(message(body))));
        }
        ConsumerRecord<String, byte[]> again =
                record(Topics.REJECTS, bytes("two"), EnvelopeHeaders.write(message("two")));
        RejectionHeaders.write(new Rejection(Reason.DEFECT, "archive", "refused"))
                .forEach((name, text) -> again.headers().add(name, bytes(text)));
        poll.add(again);
        new ArchiveEffect(memory, outgoing, meters).apply(poll);
        assertThat(memory.read(message("one").id())).isPresent();
        assertThat(memory.read(message("three").id())).isPresent();
        assertThat(rejects()).hasSize(1);
        assertThat(rejects().get(0).key()).isEqualTo(refused.value());
        assertThat(rejects().get(0).value()).isEqualTo(bytes("two"));
    }

    private static Envelope message(String body) {
        MessageId id = MessageId.of(Samples.FEED, bytes(body));
        return new Envelope(id, Samples.FEED, ContentType.HL7V2, Samples.NOON, Optional.empty(), TRACE, false, false);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<ProducerRecord<String, byte[]>> rejects() {
        return broker.history().stream()
                .filter(record -> record.topic().equals(Topics.REJECTS))
                .toList();
    }

    private static byte[] value(ProducerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }

    private static ConsumerRecord<String, byte[]> record(byte[] value) {
        return new ConsumerRecord<>(Topics.STATEMENTS, 0, 0, ANN.value(), value);
    }

    private static ConsumerRecord<String, byte[]> record(String topic, byte[] value, Map<String, String> headers) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(topic, 0, 0, "key", value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static StatementBatch batch(String message, String visit) {
        Origin origin = new Origin(
                Samples.message(message),
                Samples.FEED,
                Samples.NOON,
                Optional.of(Samples.NOON),
                0,
                TRACE,
                false,
                false);
        EntryId entry = Samples.entry(ANN, "Encounter", visit);
        Slot status = new Slot("status", 0, "\"status\":\"planned\"", "PV1-2", "test");
        return new StatementBatch(
                ANN,
                false,
                origin,
                1,
                List.of(new Assert(0, entry, "Encounter", Optional.empty(), Mode.DELTA, List.of(status))));
    }

    private static StoredEntry damaged(String visit) {
        StoredEntry sample = Samples.observation(ANN, visit, 1);
        return new StoredEntry(
                Samples.entry(ANN, "Encounter", visit),
                ANN,
                "Encounter",
                false,
                1,
                new byte[] {99, 1},
                true,
                Optional.empty(),
                sample.version(),
                sample.updated(),
                "",
                sample.index(),
                sample.lastWrite());
    }
}
