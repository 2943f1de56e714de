package health.tributary.ingest.admit;

import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.MessageId;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.SubjectId;
import health.tributary.contract.feed.Feed;
import health.tributary.hl7v2.AckCode.Outcome;
import health.tributary.hl7v2.AckError;
import health.tributary.hl7v2.Batch;
import health.tributary.hl7v2.ByteRange;
import health.tributary.hl7v2.Continuation;
import health.tributary.hl7v2.ErrorCode;
import health.tributary.hl7v2.Location;
import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.ReadResult;
import health.tributary.hl7v2.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Bytes into envelopes, or into a reason why not. Never throws on content. Safe for use by many threads. */
public final class Admit {
    /** The feed under which bytes are kept that belong to none. No configured feed may have this name. */
    public static final FeedId UNKNOWN_FEED = new FeedId("unknown");

    private static final String BLOCK_NOT_ENDED =
            "another block began before this one ended with 0x1C 0x0D; send it again";
    private static final String PIECE =
            "this is a piece of a longer message (MSH-14 or DSC); pieces are not joined: send the message whole";
    private static final String NO_MESSAGE_IN_BATCH = "there is no message in the batch";

    private final IdKey key;
    private final AdmitRules rules;

    public Admit(IdKey key, AdmitRules rules) {
        this.key = Objects.requireNonNull(key);
        this.rules = Objects.requireNonNull(rules);
    }

    /** Admits or refuses what arrived: one message, or each of a batch. */
    public Delivery admit(Arrival arrival, FeedLookup feeds) {
        ReadResult read = Message.read(arrival.bytes(), StandardCharsets.UTF_8);
        if (read instanceof Unreadable unreadable && manyMessages(unreadable)) {
            return admitBatch(arrival, unreadable, feeds);
        }
        return new Delivery.Single(admitOne(arrival, arrival.bytes(), read, feeds));
    }

    /**
     * Refuses an MLLP block whose end never came. What is there may be cut, so it is not taken for the message, but kept; the same
     * message sent again, whole, is taken.
     */
    public Delivery refuseCut(Arrival arrival, FeedLookup feeds) {
        ReadResult read = Message.read(arrival.bytes(), StandardCharsets.UTF_8);
        Envelope envelope = envelope(arrival, arrival.bytes(), feeds.feedOf(read), Optional.empty());
        AckError error = AckError.of(ErrorCode.SEGMENT_SEQUENCE_ERROR, BLOCK_NOT_ENDED);
        Rejection rejection = new Rejection(Reason.UNREADABLE, "", BLOCK_NOT_ENDED);
        return new Delivery.Single(new Refused(envelope, arrival.bytes(), read, rejection, error, Outcome.FAILED));
    }

    private Delivery admitBatch(Arrival arrival, Unreadable whole, FeedLookup feeds) {
        Batch batch = Batch.split(arrival.bytes(), StandardCharsets.UTF_8);
        List<ByteRange> messages = batch.messages();
        if (messages.isEmpty()) {
            return refusedBatch(arrival, whole, feeds, NO_MESSAGE_IN_BATCH);
        }
        if (messages.size() > rules.maxBatchMessages()) {
            String rule = "a batch has at most " + rules.maxBatchMessages() + " messages";
            return refusedBatch(arrival, whole, feeds, rule);
        }
        List<Admission> admissions = new ArrayList<>(messages.size());
        for (ByteRange range : messages) {
            byte[] body = Arrays.copyOfRange(batch.bytes(), range.offset(), range.end());
            admissions.add(admitOne(arrival, body, Message.read(body, StandardCharsets.UTF_8), feeds));
        }
        return new Delivery.Several(batch, admissions);
    }

    private Delivery refusedBatch(Arrival arrival, Unreadable whole, FeedLookup feeds, String rule) {
        Envelope envelope = envelope(arrival, arrival.bytes(), feeds.feedOf(whole), Optional.empty());
        AckError error = AckError.of(ErrorCode.SEGMENT_SEQUENCE_ERROR, rule);
        return new Delivery.Single(refused(envelope, arrival.bytes(), whole, Reason.UNREADABLE, error));
    }

    private Admission admitOne(Arrival arrival, byte[] body, ReadResult read, FeedLookup feeds) {
        Optional<Feed> feed = feeds.feedOf(read);
        if (read instanceof Unreadable unreadable) {
            Envelope envelope = envelope(arrival, body, feed, Optional.empty());
            return refused(envelope, body, read, Reason.UNREADABLE, AckError.of(unreadable));
        }
        if (feed.isEmpty()) {
            String rule = feeds.noFeed((Message) read);
            AckError error = AckError.at(ErrorCode.UNKNOWN_KEY_IDENTIFIER, Location.of("MSH", 4), rule);
            return refused(envelope(arrival, body, feed, Optional.empty()), body, read, Reason.UNKNOWN_FEED, error);
        }
        Message message = inCharsetOf(feed.get(), body, (Message) read);
        Optional<Location> piece = Continuation.of(message);
        if (piece.isPresent()) {
            AckError error = AckError.at(ErrorCode.SEGMENT_SEQUENCE_ERROR, piece.get(), PIECE);
            return refused(envelope(arrival, body, feed, Optional.empty()), body, message, Reason.UNSUPPORTED, error);
        }
        Optional<SubjectId> subject = MainPatient.of(message, feed.get(), key);
        return new Admitted(envelope(arrival, body, feed, subject), body, message);
    }

    private static Refused refused(Envelope envelope, byte[] body, ReadResult read, Reason reason, AckError error) {
        Rejection rejection =
                new Rejection(reason, error.place().map(Admit::place).orElse(""), error.diagnostic());
        return new Refused(envelope, body, read, rejection, error, Outcome.REJECTED);
    }

    /** The first reading only served to find the feed; identifiers and the answer are in the feed's own character set. */
    private static Message inCharsetOf(Feed feed, byte[] body, Message read) {
        return feed.charset().equals(StandardCharsets.UTF_8)
                        || !(Message.read(body, feed.charset()) instanceof Message again)
                ? read
                : again;
    }

    private Envelope envelope(Arrival arrival, byte[] body, Optional<Feed> feed, Optional<SubjectId> subject) {
        FeedId feedId = feed.map(Feed::id).orElse(UNKNOWN_FEED);
        MessageId id = MessageId.of(feedId, body);
        return new Envelope(
                id,
                feedId,
                ContentType.HL7V2,
                arrival.receivedAt(),
                subject,
                TraceContext.of(id, arrival.traceparent(), rules.traceRatio()).traceparent(),
                arrival.backfill() || feed.map(Feed::backfill).orElse(false),
                false);
    }

    private static boolean manyMessages(Unreadable unreadable) {
        return unreadable.reason() == Unreadable.Reason.BATCH
                || unreadable.reason() == Unreadable.Reason.SEVERAL_MESSAGES;
    }

    private static String place(Location location) {
        return location.equals(Location.WHOLE) ? "" : location.toString();
    }
}
