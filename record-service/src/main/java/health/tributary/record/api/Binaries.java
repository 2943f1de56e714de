package health.tributary.record.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.access.AccessToken;
import health.tributary.access.Action;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.record.api.BinaryAnswer.Content;
import health.tributary.record.api.BinaryAnswer.Refused;
import health.tributary.record.apply.EntrySearch;
import health.tributary.record.apply.EntrySearch.AnyOf;
import health.tributary.record.apply.Manifest;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.apply.ShownEntry;
import health.tributary.record.archive.Archive;
import health.tributary.record.archive.Archived;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Documents, cut out of the archived messages that brought them. A document has no owner of its own: it is for who may read
 * an existing entry that points at it, if its message spoke of that entry's subject, so that no source can open another one's
 * messages by pointing at them. To anybody else there is no such document.
 */
@ApplicationScoped
public class Binaries {
    // A message of 32 MiB is held some three times over while it is read.
    private static final int AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 10;

    private static final int MAX_POINTING = 100;
    private static final Set<String> POINTING = Set.of("DocumentReference", "DiagnosticReport");
    private static final String UNKNOWN_TYPE = "application/octet-stream";
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RecordStore reads;
    private final Archive archive;
    private final FeedRegistry feeds;
    private final People people;
    private final Semaphore room = new Semaphore(AT_ONCE, true);

    /** The documents of one archive. */
    public Binaries(RecordStore reads, Archive archive, FeedRegistry feeds) {
        this.reads = Objects.requireNonNull(reads);
        this.archive = Objects.requireNonNull(archive);
        this.feeds = Objects.requireNonNull(feeds);
        this.people = new People(reads);
    }

    /** A document's bytes by its id, for who holds a token; empty when there is none that they may see. */
    public Optional<byte[]> read(AccessToken token, String id) {
        return read(new Viewer(token, people), id) instanceof Content content
                ? Optional.of(content.bytes())
                : Optional.empty();
    }

    /** A document by its id. */
    BinaryAnswer read(Viewer viewer, String text) {
        Optional<BinaryId> id = BinaryId.parse(text);
        Optional<ShownEntry> entry = id.flatMap(it -> readable(viewer, it));
        return entry.isPresent() ? inTurn(id.get(), contentType(id.get(), entry.get())) : notFound();
    }

    /** An entry that points at the document and that the viewer may read. */
    private Optional<ShownEntry> readable(Viewer viewer, BinaryId id) {
        AnyOf points = new AnyOf("attachment", Set.of(id.reference()));
        EntrySearch search = new EntrySearch(Set.of(), POINTING, List.of(points), Optional.empty(), MAX_POINTING);
        return reads.search(search).stream()
                .filter(entry -> !entry.directory())
                .filter(entry -> permitted(viewer, entry))
                .filter(entry -> brought(id, entry))
                .findFirst();
    }

    private boolean permitted(Viewer viewer, ShownEntry entry) {
        return people.showing(entry)
                .filter(person -> sees(viewer, entry.type(), entry, person))
                .filter(person -> sees(viewer, ResourceTypes.BINARY, entry, person))
                .isPresent();
    }

    private static boolean sees(Viewer viewer, String type, ShownEntry entry, Person person) {
        return !viewer.without(entry) && viewer.of(Action.READ, type, person).shows(entry);
    }

    private boolean brought(BinaryId id, ShownEntry entry) {
        Manifest.Key key = new Manifest.Key(entry.subject(), id.message());
        return reads.manifests(List.of(key)).containsKey(key);
    }

    private BinaryAnswer inTurn(BinaryId id, String contentType) {
        try {
            if (room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                try {
                    return cut(id, contentType);
                } finally {
                    room.release();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Refused(new Refusal(503, "throttled", "too many documents are being read; try again", ""));
    }

    private BinaryAnswer cut(BinaryId id, String contentType) {
        return archive.read(id.message())
                .flatMap(message -> cut(id, message))
                .<BinaryAnswer>map(bytes -> new Content(id, contentType, bytes))
                .orElseGet(Binaries::notFound);
    }

    private Optional<byte[]> cut(BinaryId id, Archived message) {
        return switch (message.contentType()) {
            case HL7V2 -> BinaryContent.of(id, message.body(), charset(message));
            case CDA -> CdaContent.of(id, message.body());
            default -> Optional.empty();
        };
    }

    private Charset charset(Archived message) {
        return feeds.feed(message.feed()).map(Feed::charset).orElse(StandardCharsets.UTF_8);
    }

    private static String contentType(BinaryId id, ShownEntry entry) {
        String type = attachmentType(id, entry);
        if (!MEDIA_TYPE.matcher(type).matches()) {
            return UNKNOWN_TYPE;
        }
        // Texts are decoded here, so here it is known in what.
        boolean decoded = id.encoding() == BinaryId.Encoding.TEXT && type.startsWith("text/");
        return decoded ? type + ";charset=utf-8" : type;
    }

    private static String attachmentType(BinaryId id, ShownEntry entry) {
        try {
            JsonNode resource = JSON.readTree(entry.resource());
            for (JsonNode form : resource.path("presentedForm")) {
                if (form.path("url").asText().equals(id.reference())) {
                    return form.path("contentType").asText();
                }
            }
            for (JsonNode content : resource.path("content")) {
                JsonNode attachment = content.path("attachment");
                if (attachment.path("url").asText().equals(id.reference())) {
                    return attachment.path("contentType").asText();
                }
            }
            return "";
        } catch (JsonProcessingException e) {
            // Its text quotes the resource.
            return "";
        }
    }

    private static BinaryAnswer notFound() {
        return new Refused(Refusal.notFound(ResourceTypes.BINARY));
    }
}
