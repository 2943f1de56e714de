package health.tributary.normalizer.normalize.ccda;

import health.tributary.ccda.CdaDocument;
import health.tributary.ccda.Element;
import health.tributary.contract.EntryId;
import health.tributary.contract.MessageId;
import health.tributary.contract.feed.RawIdentifier;
import health.tributary.normalizer.normalize.Warning;
import health.tributary.normalizer.normalize.draft.BatchDraft;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Directory;
import health.tributary.normalizer.normalize.hl7v2.FeedView;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One document while it is mapped: what its mappers and data types need to know, and where they put what they find. */
public final class Context {
    /** Beyond this many warnings of one document, further ones are not kept: they are for people to read. */
    private static final int MAX_WARNINGS = 200;

    private final FeedView view;
    private final MessageId id;
    private final byte[] body;
    private final CdaDocument document;
    private final BatchDraft patient;
    private final Directory directory;
    private final List<Warning> warnings;
    private final Keys keys;
    private final Roles roles;
    private final EntryDraft demographics;
    private final List<String> stated = new ArrayList<>();
    private final JsonWriter json = new JsonWriter();

    Context(
            FeedView view,
            MessageId id,
            byte[] body,
            CdaDocument document,
            BatchDraft patient,
            Directory directory,
            List<Warning> warnings) {
        this.view = view;
        this.id = id;
        this.body = body;
        this.document = document;
        this.patient = patient;
        this.directory = directory;
        this.warnings = warnings;
        this.keys = Keys.of(document);
        this.roles = Roles.of(document);
        this.demographics = patient.assertion("Patient", patient.entryId("Patient", "demographics"), Optional.empty());
    }

    /** The message's id, under which the archive has its bytes. */
    public MessageId id() {
        return id;
    }

    /** The document's bytes; do not change them. */
    public byte[] body() {
        return body;
    }

    /** The document. */
    public CdaDocument document() {
        return document;
    }

    /** The feed as it is configured. */
    public FeedView view() {
        return view;
    }

    /** The zone of times that state no offset. */
    public ZoneId zone() {
        return view.feed().zone();
    }

    /** What is said of the document's patient. */
    public BatchDraft patient() {
        return patient;
    }

    /** The feed's practitioners, organisations, locations and devices, as this document names them. */
    public Directory directory() {
        return directory;
    }

    /** Which entry a clinical statement is. */
    public Keys keys() {
        return keys;
    }

    /** What is said of the patient's demographics. */
    public EntryDraft demographics() {
        return demographics;
    }

    /** Who the document names in full. */
    public Roles roles() {
        return roles;
    }

    /** Begins an assertion about the entry of the patient that a business key names. */
    public EntryDraft assertion(String type, String businessKey) {
        EntryId entry = patient.entryId(type, businessKey);
        stated.add(type + '/' + entry);
        return patient.assertion(type, entry, Optional.empty());
    }

    /** The entries of the patient that were stated until now, as references have them, in order. */
    public List<String> stated() {
        return stated;
    }

    /** The one writer of the document's slots. */
    public JsonWriter json() {
        return json;
    }

    /** {@code "reference":"Patient/<subject>"}: the person as this source knows them. */
    public String patientReference() {
        return "\"reference\":\"Patient/" + patient.subject().value() + '"';
    }

    /** The namespace of an identifier, for business keys. */
    public String namespace(RawIdentifier identifier) {
        return view.feed().namespace(identifier, "");
    }

    /** Notes what was repaired, assumed or left out. The rule must quote nothing of the document. */
    public void warn(Element at, String rule) {
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(new Warning(at.path(), rule));
        }
    }
}
