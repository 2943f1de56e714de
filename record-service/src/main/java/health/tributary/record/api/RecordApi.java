package health.tributary.record.api;

import health.tributary.access.AccessToken;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.record.api.SearchParser.Parsed;
import health.tributary.record.apply.RecordReads;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.series.SeriesReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The reads of the FHIR API, joined. */
@ApplicationScoped
public class RecordApi {
    // The last day on which what the statement says could have changed: with the software's version.
    private static final String RELEASED = "2026-11-22";

    private final People people;
    private final Patients patients;
    private final Entries entries;
    private final Everything everything;
    private final String version;

    /** The reads of one store. */
    public RecordApi(
            RecordStore reads,
            SeriesReads series,
            FeedRegistry feeds,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version) {
        this.people = new People(reads);
        this.patients = new Patients(reads, people, new Trust(feeds));
        RecordReads all = new SeriesEntries(reads, series);
        this.entries = new Entries(all, people);
        this.everything = new Everything(all, people, patients);
        this.version = version;
    }

    /** Who asks, by a verified token; throws {@link BrokenToken} when its claims cannot be meant. */
    Viewer viewer(JsonWebToken token) {
        return new Viewer(Tokens.of(token), people);
    }

    String capability(String base, List<String> written) {
        return Capability.statement(base, RELEASED, version, written);
    }

    Answer read(Viewer viewer, String type, String id) {
        if (type.equals("Patient")) {
            Optional<Answer> person = patients.read(viewer, id);
            if (person.isPresent()) {
                return person.get();
            }
        }
        return Ids.entry(id)
                .map(entry -> entries.read(viewer, type, entry))
                .orElseGet(() -> Answer.refused(Refusal.notFound(type)));
    }

    Answer search(Viewer viewer, String type, Map<String, List<String>> parameters, boolean lenient, Page page) {
        Parsed parsed = SearchParser.parse(type, parameters, lenient);
        if (parsed instanceof Parsed.Refused refused) {
            return Answer.refused(refused.refusal());
        }
        SearchQuery query = ((Parsed.Understood) parsed).query();
        return type.equals("Patient") ? patients.search(viewer, query, page) : entries.search(viewer, query, page);
    }

    /** One resource by its id, for who holds a token. */
    public Answer read(AccessToken token, String type, String id) {
        return read(new Viewer(token, people), type, id);
    }

    /** A person's whole record on one page, for who holds a token; addresses start with {@code base}. */
    public Answer everything(AccessToken token, String id, String base) {
        Page page = new Page(base, "Patient/" + id + "/$everything", Map.of());
        return everything.of(new Viewer(token, people), id, EverythingQuery.WHOLE, page);
    }

    Answer everything(Viewer viewer, String id, Map<String, List<String>> parameters, boolean lenient, Page page) {
        EverythingQuery.Parsed parsed = EverythingQuery.parse(parameters, lenient);
        return parsed instanceof EverythingQuery.Refused refused
                ? Answer.refused(refused.refusal())
                : everything.of(viewer, id, ((EverythingQuery.Understood) parsed).query(), page);
    }
}
