package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.Rejection;
import health.tributary.contract.Topics;
import health.tributary.contract.codec.RejectionHeaders;
import health.tributary.embedded.client.Acknowledgement;
import health.tributary.embedded.client.MllpClient;
import health.tributary.embedded.launch.Door;
import health.tributary.hl7v2.Batch;
import health.tributary.hl7v2.ByteRange;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is no use is answered so, kept whole with its reason, and does no harm. */
class BadInputIT {
    private static final String HL7 = "application/hl7-v2";
    private static final int FORTY_MEBIBYTES = 40 << 20;
    private static final Web WEB = new Web();
    private static Stack stack;

    @BeforeAll
    static void start() throws Exception {
        Journey journey = Journey.named("two-hospitals-one-person");
        stack = Stack.start("bad-input", journey.folder().resolve("feeds.json"));
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void anUnknownMessageKindIsAcceptedAndRejectedAsUnsupported() throws Exception {
        byte[] message = message("MFN^M02", "K-1", "PID|1||1^^^MRN^MR", "MFI|STF");
        assertThat(sent(message)).isEqualTo("AA");
        assertThat(rejected(message)).isEqualTo("unsupported MSH-9");
    }

    @Test
    void garbageIsRefusedAndKept() throws Exception {
        byte[] garbage = new byte[2_000];
        new Random(7).nextBytes(garbage);
        for (int i = 0; i < garbage.length; i++) {
            garbage[i] = (byte) ((garbage[i] & 0x7F) | 0x20);
        }
        assertThat(sent(garbage)).isEqualTo("AR");
        assertThat(rejected(garbage)).startsWith("unreadable");
    }

    @Test
    void anUnknownFeedIsRefusedAndKept() throws Exception {
        byte[] message = new String(message("ADT^A08", "K-2", "PID|1||1^^^MRN^MR"), StandardCharsets.UTF_8)
                .replace("|NORTH|", "|NOWHERE|")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(sent(message)).isEqualTo("AR");
        assertThat(rejected(message)).startsWith("unknown-feed MSH-4");
    }

    @Test
    void aMessageOfTwoPatientsOrNoneIsKeptWithTheReason() throws Exception {
        byte[] two = message("ADT^A08", "K-3", "PID|1||1^^^MRN^MR", "PID|2||2^^^MRN^MR");
        assertThat(sent(two)).isEqualTo("AA");
        assertThat(rejected(two)).isEqualTo("ambiguous-subject PID[2]-3");
        byte[] none = message("ADT^A08", "K-4", "EVN|A08");
        assertThat(sent(none)).isEqualTo("AA");
        assertThat(rejected(none)).isEqualTo("no-subject PID");
        byte[] nobody = message("ADT^A08", "K-5", "PID|1||||Roe^Ada");
        assertThat(sent(nobody)).isEqualTo("AA");
        assertThat(rejected(nobody)).isEqualTo("no-subject PID-3");
    }

    @Test
    void ofAHalfGoodBatchTheGoodMessagesAreTakenAndTheAnswerSaysWhichWereNot() throws Exception {
        byte[] batch = Journey.named("a-half-good-batch").steps().get(1).message();
        byte[] answer;
        try (MllpClient sender = stack.sender()) {
            answer = sender.send(batch);
        }
        // Over MLLP a feed is found by each message's header, over HTTP by the key. The answer to a header that can't
        // be
        // read has no control id; it stands in its place.
        assertThat(codes(answer)).containsExactly("AA B-2", "AR B-3", "AA B-4", "AA B-5", "AA B-6", "AR ");
        HttpResponse<String> over = WEB.post(stack.address(Door.INGEST, "/feeds/north/hl7v2"), "north-key", HL7, batch);
        assertThat(over.statusCode()).isEqualTo(200);
        assertThat(codes(over.body().getBytes(StandardCharsets.UTF_8)))
                .containsExactly("AA B-2", "AA B-3", "AA B-4", "AA B-5", "AA B-6", "AR ");

        String subject = Pipeline.KEY.subject("north-mrn", "51290").value();
        Waiting.until(
                Duration.ofSeconds(20),
                "both good messages show",
                () -> read(subject + "/$everything", stack.tokens().patient(subject))
                        .body()
                        .matches("(?s).*5550188.*13\\.1.*"));
        Batch cut = Batch.split(batch, StandardCharsets.UTF_8);
        List<String> reasons = new ArrayList<>();
        for (int bad : List.of(1, 2, 4, 5)) {
            ByteRange range = cut.messages().get(bad);
            reasons.add(rejected(Arrays.copyOfRange(cut.bytes(), range.offset(), range.end())));
        }
        assertThat(reasons)
                .containsExactly(
                        "unknown-feed MSH-4", "ambiguous-subject PID[2]-3", "no-subject PID-3", "unreadable MSH-2");
    }

    /** MSA-1 and MSA-2 of each answer in a batch of answers. */
    private static List<String> codes(byte[] answer) {
        Batch batch = Batch.split(answer, StandardCharsets.UTF_8);
        return batch.messages().stream()
                .map(range -> Arrays.copyOfRange(batch.bytes(), range.offset(), range.end()))
                .map(Acknowledgement::read)
                .map(one -> one.code() + " " + one.controlId())
                .toList();
    }

    @Test
    void fortyMebibytesAreRefusedAtBothDoors() throws Exception {
        byte[] head = message("ADT^A08", "K-6", "PID|1||1^^^MRN^MR", "NTE|1||");
        byte[] large = new byte[FORTY_MEBIBYTES];
        Arrays.fill(large, (byte) 'x');
        System.arraycopy(head, 0, large, 0, head.length - 1);
        byte[] answer;
        try (MllpClient sender = stack.sender()) {
            answer = sender.send(large);
        }
        assertThat(Acknowledgement.read(answer).code()).isEqualTo("AR");
        assertThat(Acknowledgement.read(answer).controlId()).isEqualTo("K-6");
        HttpResponse<String> over = WEB.post(stack.address(Door.INGEST, "/feeds/north/hl7v2"), "north-key", HL7, large);
        assertThat(over.statusCode()).isEqualTo(413);
    }

    @Test
    void aFeedNeedsItsOwnKey() {
        byte[] message = message("ADT^A08", "K-7", "PID|1||7^^^MRN^MR");
        assertThat(posted("north", "north-key", message)).isEqualTo(200);
        assertThat(posted("north", "", message)).isEqualTo(401);
        assertThat(posted("north", "south-key", message)).isEqualTo(403);
        assertThat(posted("nowhere", "north-key", message)).isEqualTo(403);
    }

    @Test
    void aTokenMustBeValidAndForThisPerson() throws Exception {
        byte[] message = message("ADT^A08", "K-8", "PID|1||8^^^MRN^MR||Roe^Ada", "PV1|1|I");
        assertThat(sent(message)).isEqualTo("AA");
        String subject = Pipeline.KEY.subject("north-mrn", "8").value();
        Waiting.until(
                Duration.ofSeconds(20),
                "the record shows the patient",
                () -> read(subject, stack.tokens().patient(subject)).statusCode() == 200);
        refused(401, read(subject, stack.tokens().expired()));
        refused(401, read(subject, Tokens.foreign().system()));
        refused(401, read(subject, "no token at all"));
        refused(401, read(subject, ""));
        refused(403, read(subject, stack.tokens().operator()));
        refused(
                403,
                read(
                        subject,
                        stack.tokens()
                                .patient(Pipeline.KEY.subject("north-mrn", "7").value())));
    }

    private static void refused(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/fhir+json");
        assertThat(PrettyJson.tree(answer.body()).path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(ValidResources.errors(answer.body())).isEmpty();
    }

    private static HttpResponse<String> read(String person, String token) {
        return WEB.get(stack.address(Door.RECORD, "/fhir/Patient/" + person), token);
    }

    private static int posted(String feed, String key, byte[] message) {
        return WEB.post(stack.address(Door.INGEST, "/feeds/" + feed + "/hl7v2"), key, HL7, message)
                .statusCode();
    }

    private static String sent(byte[] message) throws Exception {
        try (MllpClient sender = stack.sender()) {
            return Acknowledgement.read(sender.send(message)).code();
        }
    }

    /** Reason and place with which a message came to the rejects, whole. */
    private static String rejected(byte[] message) {
        List<String> found = new ArrayList<>();
        Waiting.until(Duration.ofSeconds(20), "the message is among the rejects", () -> {
            for (ConsumerRecord<byte[], byte[]> record : rejects()) {
                if (Arrays.equals(record.value(), message)) {
                    Rejection rejection = RejectionHeaders.read(name -> {
                        Header header = record.headers().lastHeader(name);
                        return header == null ? null : header.value();
                    });
                    found.add((rejection.reason().code() + " " + rejection.place()).strip());
                }
            }
            return !found.isEmpty();
        });
        return found.get(0);
    }

    private static List<ConsumerRecord<byte[], byte[]>> rejects() {
        Map<String, Object> settings = Map.of("bootstrap.servers", "127.0.0.1:" + stack.port(Door.BROKER));
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition only = new TopicPartition(Topics.REJECTS, 0);
            consumer.assign(List.of(only));
            consumer.seekToBeginning(List.of(only));
            long end = consumer.endOffsets(List.of(only)).get(only);
            while (consumer.position(only) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
        }
        return records;
    }

    private static byte[] message(String type, String controlId, String... segments) {
        return ("MSH|^~\\&|ADT|NORTH|TRIBUTARY|REGION|20260302081500||" + type + "|" + controlId + "|P|2.5.1\r"
                        + String.join("\r", segments) + "\r")
                .getBytes(StandardCharsets.UTF_8);
    }
}
