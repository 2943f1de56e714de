package health.tributary.normalizer.normalize.hl7v2;

import health.tributary.contract.EntryId;
import health.tributary.contract.IdKey;
import health.tributary.contract.SubjectId;
import health.tributary.contract.feed.Authority;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.RawIdentifier;
import health.tributary.normalizer.vocabulary.LocalCodes;
import health.tributary.normalizer.vocabulary.LocalUri;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A feed with what is worked out from its configuration again and again, remembered. Only pure results are kept, so that
 * remembering changes nothing. Safe for use by many threads.
 */
public final class FeedView {
    /** Beyond this many remembered names (a sender that numbers its authorities), all are forgotten. */
    private static final int MAX_REMEMBERED = 4_096;

    private final Feed feed;
    private final IdKey key;
    private final LocalCodes localCodes;
    private final SubjectId directory;
    private final Map<String, String> systems = new ConcurrentHashMap<>();
    private final Map<String, String> codeSystems = new ConcurrentHashMap<>();
    private final Map<String, EntryId> directoryEntries = new ConcurrentHashMap<>();

    /** A feed's view. */
    public FeedView(Feed feed, IdKey key, LocalCodes localCodes) {
        this.feed = feed;
        this.key = key;
        this.localCodes = localCodes;
        this.directory = feed.directory(key);
    }

    /** The configuration. */
    public Feed feed() {
        return feed;
    }

    /** The deployment's id key. */
    public IdKey key() {
        return key;
    }

    /** What the feed's concept maps translate. */
    public LocalCodes localCodes() {
        return localCodes;
    }

    /** The subject that holds the feed's practitioners, organisations and locations. */
    public SubjectId directory() {
        return directory;
    }

    /** The FHIR system of a raw identifier: as configured, else its universal id, else a URI made from its namespace. */
    public String system(RawIdentifier identifier, String universalIdType, String facility) {
        String spelling = String.join("\u0000", identifier.authorities())
                + '\u0000'
                + universalIdType
                + (feed.authoritiesByFacility() ? '\u0000' + facility : "");
        return remembered(
                systems,
                spelling,
                any -> feed.authority(identifier)
                        .flatMap(Authority::system)
                        .orElseGet(() -> universal(
                                identifier.authorities(),
                                universalIdType,
                                () -> LocalUri.authority(feed.namespace(identifier, facility)))));
    }

    /** The URI of a coding system that no standard names: the feed's own. */
    public String codeSystem(String name) {
        return remembered(
                codeSystems, name, any -> LocalUri.codeSystem(feed.id().name(), name));
    }

    /** The id of one of the feed's practitioners, organisations and locations: a few are named again and again. */
    public EntryId directoryEntry(String type, String businessKey) {
        return remembered(directoryEntries, type + '|' + businessKey, any -> key.entry(directory, type, businessKey));
    }

    private static String universal(List<String> spellings, String type, Supplier<String> otherwise) {
        String uri = spellings.isEmpty() ? null : LocalUri.universal(spellings.get(0), type);
        return uri == null ? otherwise.get() : uri;
    }

    private static <T> T remembered(Map<String, T> known, String key, Function<String, T> make) {
        T value = known.get(key);
        if (value == null) {
            if (known.size() >= MAX_REMEMBERED) {
                known.clear();
            }
            value = make.apply(key);
            known.put(key, value);
        }
        return value;
    }
}
