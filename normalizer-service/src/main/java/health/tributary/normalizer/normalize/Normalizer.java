package health.tributary.normalizer.normalize;

import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.normalizer.normalize.Outcome.Rejected;
import health.tributary.normalizer.normalize.ccda.CcdaNormalizer;
import health.tributary.normalizer.normalize.device.DeviceNormalizer;
import health.tributary.normalizer.normalize.fhir.FhirNormalizer;
import health.tributary.normalizer.normalize.hl7v2.Hl7v2Normalizer;
import health.tributary.normalizer.vocabulary.LocalCodes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The step as a whole: a message of any format that is mapped. Pure and safe for use by many threads. */
public final class Normalizer {
    private final FeedRegistry feeds;
    private final Hl7v2Normalizer hl7v2;
    private final DeviceNormalizer device;
    private final FhirNormalizer fhir;
    private final CcdaNormalizer ccda;

    /** A normaliser for the configured feeds and the deployment's id key. */
    public Normalizer(FeedRegistry feeds, IdKey key) {
        this(feeds, key, Map.of());
    }

    /** The same, with the concept maps of those feeds that have some. */
    public Normalizer(FeedRegistry feeds, IdKey key, Map<FeedId, LocalCodes> localCodes) {
        this.feeds = feeds;
        this.hl7v2 = new Hl7v2Normalizer(key, localCodes);
        this.device = new DeviceNormalizer(key);
        this.fhir = new FhirNormalizer(key);
        this.ccda = new CcdaNormalizer(key);
    }

    /** What a message says, or why it cannot be used. Throws only if Tributary itself is wrong. */
    public Outcome normalize(byte[] body, Envelope envelope) {
        Optional<Feed> feed = feeds.feed(envelope.feed());
        if (feed.isEmpty()) {
            return rejected(Reason.UNKNOWN_FEED, "the message's feed is not configured");
        }
        return switch (envelope.contentType()) {
            case HL7V2 -> hl7v2.normalize(body, envelope, feed.get());
            case FHIR_JSON -> fhir.normalize(body, envelope, feed.get());
            case CDA -> ccda.normalize(body, envelope, feed.get());
            case OPEN_MHEALTH_JSON, OPEN_MHEALTH_NDJSON -> device.normalize(body, envelope, feed.get());
            default -> rejected(Reason.UNSUPPORTED, "this format is not mapped");
        };
    }

    private static Outcome rejected(Reason reason, String rule) {
        return new Rejected(new Rejection(reason, "", rule), List.of());
    }
}
