package health.tributary.record.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.access.AccessToken;
import health.tributary.contract.ContentType;
import health.tributary.contract.EntryId;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.record.api.BinaryAnswer.Content;
import health.tributary.record.api.BinaryAnswer.Refused;
import health.tributary.record.apply.MemoryRecordStore;
import health.tributary.record.archive.Incoming;
import health.tributary.record.archive.MemoryArchive;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BinariesTest {
    private static final String DATA = "SGVsbG8=";
    private static final byte[] MESSAGE = message(DATA);

    private final MemoryRecordStore store = new MemoryRecordStore();
    private final MemoryArchive archive = new MemoryArchive();
    private final Scene scene = new Scene(store);
    private final Binaries binaries = new Binaries(store, archive, new FeedRegistry(List.of()));
    private final SubjectId ann = scene.subject("ann");
    private final SubjectId anna = scene.subject("anna");
    private final SubjectId ben = scene.subject("ben");
    private final String id = id(Scene.NORTH, MESSAGE);
    private EntryId document;

    /** A made-up report with an embedded document. */
    static byte[] message(String data) {
        return ("MSH|^~\\&|LAB|NORTH|||20260301||ORU^R01|1|P|2.5.1\rPID|1||1\rOBX|1|ED|R^Report||^TEXT^^Base64^" + data)
                .getBytes(UTF_8);
    }

    static String id(FeedId feed, byte[] message) {
        int offset = new String(message, UTF_8).indexOf("Base64^") + "Base64^".length();
        return MessageId.of(feed, message) + "-" + offset + "-" + (message.length - offset) + "-b64";
    }

    static Incoming arrived(FeedId feed, byte[] message) {
        return new Incoming(
                new Envelope(
                        MessageId.of(feed, message),
                        feed,
                        ContentType.HL7V2,
                        Scene.NOON,
                        Optional.empty(),
                        "00-1-2-01",
                        false,
                        false),
                message,
                Optional.empty());
    }

    @BeforeEach
    void people() {
        scene.person(Scene.NORTH, ann, "Smith", "Ann", "1");
        scene.person(Scene.SOUTH, anna, "Smith", "Anna", "2");
        scene.person(Scene.NORTH, ben, "Jones", "Ben", "3");
        archive.keep(List.of(arrived(Scene.NORTH, MESSAGE)));
        document = scene.document(Scene.NORTH, ann, MESSAGE, "text/html", "Binary/" + id);
    }

    @Test
    void aCdaDocumentIsServedAsItCame() {
        byte[] cda = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>"
                .getBytes(UTF_8);
        MessageId message = MessageId.of(Scene.NORTH, cda);
        Envelope envelope = new Envelope(
                message, Scene.NORTH, ContentType.CDA, Scene.NOON, Optional.empty(), "00-1-2-01", false, false);
        archive.keep(List.of(new Incoming(envelope, cda, Optional.empty())));
        String whole = message + "-0-" + cda.length + "-all";
        scene.document(Scene.NORTH, ann, cda, "text/xml", "Binary/" + whole);
        Content content = (Content) binaries.read(scene.patient(ann), whole);
        assertThat(content.bytes()).isEqualTo(cda);
        assertThat(content.contentType()).isEqualTo("text/xml");
        assertNone(scene.patient(ben), whole);
    }

    private void assertNone(Viewer viewer, String binary) {
        assertThat(binaries.read(viewer, binary))
                .isEqualTo(new Refused(new Refusal(404, "not-found", "there is no such Binary", "")));
    }

    private Viewer with(SubjectId patient, String scope) {
        return scene.viewer(AccessToken.of("app", patient == null ? null : patient.value(), null, scope));
    }

    @Test
    void whoMayReadTheEntryGetsTheDocumentAsItWasMeant() {
        for (Viewer viewer : List.of(scene.clinician(), scene.patient(ann), scene.ward(Scene.NORTH))) {
            Content content = (Content) binaries.read(viewer, id);
            assertThat(new String(content.bytes(), UTF_8)).isEqualTo("Hello");
            assertThat(content.contentType()).isEqualTo("text/html");
        }
    }

    @Test
    void toAnybodyElseThereIsNoSuchDocument() {
        assertNone(scene.patient(ben), id);
        assertNone(scene.patient(anna), id);
        assertNone(scene.ward(Scene.SOUTH), id);
        assertNone(with(null, "operator"), id);
        assertNone(with(null, "user/Binary.rs"), id);
        assertNone(with(null, "user/DocumentReference.rs"), id);
        assertNone(with(null, "user/*.s"), id);
        assertThat(binaries.read(with(null, "user/DocumentReference.r user/Binary.r"), id))
                .isInstanceOf(Content.class);
    }

    @Test
    void aLinkedPersonReadsWhatAnyOfItsSourcesSentUntilItIsUnlinked() {
        scene.link(ann, anna);
        assertThat(binaries.read(scene.patient(anna), id)).isInstanceOf(Content.class);
        assertNone(scene.ward(Scene.SOUTH), id);
        scene.link(ann);
        assertNone(scene.patient(anna), id);
    }

    @Test
    void aRetractedDocumentIsGone() {
        scene.retract(Scene.NORTH, ann, "DocumentReference", document);
        assertNone(scene.clinician(), id);
    }

    @Test
    void whatNoEntryPointsAtIsNotShownThoughItIsInTheArchive() {
        byte[] other = message("QQ==");
        archive.keep(List.of(arrived(Scene.NORTH, other)));
        assertNone(scene.clinician(), id(Scene.NORTH, other));
        assertNone(scene.clinician(), id.replace("-b64", "-raw"));
        assertNone(scene.clinician(), "junk");
    }

    @Test
    void pointingAtAnotherPatientsMessageOpensNothing() {
        scene.document(Scene.NORTH, ben, message("QQ=="), "text/plain", "Binary/" + id);
        assertNone(scene.patient(ben), id);
    }

    @Test
    void aDocumentThatIsNotThereAnyMoreIsNotFound() {
        byte[] lost = message("Qg==");
        scene.document(Scene.NORTH, ann, lost, "text/plain", "Binary/" + id(Scene.NORTH, lost));
        assertNone(scene.clinician(), id(Scene.NORTH, lost));
    }

    @Test
    void aTypeThatIsNoneIsServedAsBytes() {
        byte[] odd = message("QQ==");
        archive.keep(List.of(arrived(Scene.NORTH, odd)));
        scene.document(Scene.NORTH, ann, odd, "text/html; x=y", "Binary/" + id(Scene.NORTH, odd));
        assertThat(((Content) binaries.read(scene.clinician(), id(Scene.NORTH, odd))).contentType())
                .isEqualTo("application/octet-stream");
    }

    @Test
    void whatAClientAcceptsMostDecidesTheForm() {
        MediaType fhir = MediaType.valueOf("application/fhir+json");
        assertThat(BinaryResponses.asResource(List.of(fhir, MediaType.WILDCARD_TYPE), null))
                .isTrue();
        assertThat(BinaryResponses.asResource(List.of(MediaType.APPLICATION_JSON_TYPE), null))
                .isTrue();
        assertThat(BinaryResponses.asResource(List.of(MediaType.TEXT_HTML_TYPE, fhir), null))
                .isFalse();
        assertThat(BinaryResponses.asResource(List.of(MediaType.WILDCARD_TYPE), null))
                .isFalse();
        assertThat(BinaryResponses.asResource(List.of(MediaType.WILDCARD_TYPE), "json"))
                .isTrue();
    }
}
