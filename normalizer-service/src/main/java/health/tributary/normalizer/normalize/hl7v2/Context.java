package health.tributary.normalizer.normalize.hl7v2;

import health.tributary.contract.LinkId;
import health.tributary.contract.MessageId;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.RawIdentifier;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.SegmentGroup;
import health.tributary.normalizer.normalize.Warning;
import health.tributary.normalizer.normalize.draft.BatchDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.vocabulary.LocalCodes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * One message, or its part about one patient, while it is mapped: what its mappers and data types need to know, and where they put what they find. Lives for
 * one call of the normaliser.
 */
public final class Context {
    /** Beyond this many warnings of one message, further ones are not kept: they are for people to read. */
    static final int MAX_WARNINGS = 200;

    private final FeedView view;
    private final MessageId id;
    private final SegmentGroup segments;
    private final String facility;
    private final String patientPlace;
    private final BatchDraft patient;
    private final Directory directory;
    private final Optional<Instant> stated;
    private final List<Warning> warnings;
    private final JsonWriter json = new JsonWriter();

    Context(
            FeedView view,
            MessageId id,
            SegmentGroup segments,
            BatchDraft patient,
            Directory directory,
            Optional<Instant> stated,
            List<Warning> warnings) {
        this.view = view;
        this.id = id;
        this.segments = segments;
        this.facility = segments.header().sendingFacility();
        this.patientPlace =
                segments.first("PID").map(pid -> pid.location() + "-3").orElse("PID-3");
        this.patient = patient;
        this.directory = directory;
        this.stated = stated;
        this.warnings = warnings;
    }

    /** The message's id, under which the archive has its bytes. */
    public MessageId id() {
        return id;
    }

    /** The segments that speak of the patient: those of the message, unless it is of several patients. */
    public SegmentGroup segments() {
        return segments;
    }

    /** The feed's configuration. */
    public Feed feed() {
        return view.feed();
    }

    /** The zone of times that state no offset. */
    public ZoneId zone() {
        return view.feed().zone();
    }

    /** What is said of the message's patient. */
    public BatchDraft patient() {
        return patient;
    }

    /** The feed's practitioners, organisations and locations, as this message names them. */
    public Directory directory() {
        return directory;
    }

    /** When the source says it was so; empty for the message's own time. */
    public Optional<Instant> stated() {
        return stated;
    }

    /** The one writer of the message's slots. */
    public JsonWriter json() {
        return json;
    }

    /** {@code "reference":"Patient/<subject>"}: the person as this source knows them. */
    public String patientReference() {
        return "\"reference\":\"Patient/" + patient.subject().value() + '"';
    }

    /** The slot of an element that refers to the patient, such as {@code subject}. */
    public Slot about(String element, String rule) {
        return new Slot(element, 0, '"' + element + "\":{" + patientReference() + '}', patientPlace, rule);
    }

    /** Where the message names its patient: {@code PID-3}; of a further patient {@code PID[2]-3}. */
    public String patientPlace() {
        return patientPlace;
    }

    /** The FHIR system of an identifier by its authority. */
    public String system(RawIdentifier identifier, String universalIdType) {
        return view.system(identifier, universalIdType, facility);
    }

    /** The namespace of an identifier, for business keys. */
    public String namespace(RawIdentifier identifier) {
        return view.feed().namespace(identifier, facility);
    }

    /** The link ids of those identifiers through which this feed may link its subjects to others. */
    public List<LinkId> links(List<RawIdentifier> identifiers) {
        return view.feed().links(identifiers, view.key());
    }

    /** The URI of a coding system that only this feed knows. */
    public String localCodeSystem(String name) {
        return view.codeSystem(name);
    }

    /** What the feed's concept maps translate a code to; the system is null where none is named. */
    public List<LocalCodes.Target> translations(String system, String code) {
        return view.localCodes().of(system, code);
    }

    /** Notes what was repaired, assumed or left out. The rule must quote nothing of the message. */
    public void warn(String place, String rule) {
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(new Warning(place, rule));
        }
    }
}
