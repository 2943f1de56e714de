package health.tributary.ingest.admit;

import health.tributary.contract.Envelope;
import health.tributary.contract.IdKey;
import health.tributary.contract.MessageId;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.SubjectId;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.statement.Clock;
import health.tributary.device.DataPoints;
import health.tributary.device.Place;
import health.tributary.device.PointForm;
import health.tributary.device.PointResult;
import health.tributary.device.Problem;
import health.tributary.device.ReadRules;
import health.tributary.ingest.admit.PointsDelivery.RefusedPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Data points into envelopes. Good points are taken and bad ones refused, each of them exactly once: the feed gets messages of
 * good points only, the rejects get messages of bad ones, gathered by the rule that they break. Both are made of the points'
 * own bytes, so that the same body sent again makes the same messages. Never throws on content. Safe for use by many threads.
 */
public final class AdmitPoints {
    /** The most bytes of one message, unless a single point has more. */
    public static final int MAX_PART_BYTES = 4 * 1024 * 1024;

    private final IdKey key;
    private final AdmitRules rules;

    public AdmitPoints(IdKey key, AdmitRules rules) {
        this.key = Objects.requireNonNull(key);
        this.rules = Objects.requireNonNull(rules);
    }

    /** Admits what arrived, point by point. */
    public PointsDelivery admit(Arrival arrival, Feed feed, PointForm form) {
        Map<String, List<Place>> users = new LinkedHashMap<>();
        Map<Problem, List<Place>> broken = new LinkedHashMap<>();
        Map<Problem, String> firstPaths = new HashMap<>();
        List<RefusedPoint> refused = new ArrayList<>();
        int[] taken = {0};
        // What counts as the future is the clocks' rule for statements.
        ReadRules reading =
                new ReadRules(feed.zone(), Optional.of(arrival.receivedAt().plus(Clock.TOLERANCE)));
        Optional<Problem> whole = DataPoints.read(arrival.bytes(), form, reading, result -> {
            if (result instanceof PointResult.Taken point) {
                users.computeIfAbsent(point.user(), absent -> new ArrayList<>()).add(point.place());
                taken[0]++;
            } else if (result instanceof PointResult.Refused point) {
                Problem problem = point.problem();
                Place place = point.place();
                refused.add(new RefusedPoint(place.index(), place.line(), problem));
                Problem rule = new Problem(problem.reason(), "", problem.rule());
                firstPaths.putIfAbsent(rule, problem.path());
                broken.computeIfAbsent(rule, absent -> new ArrayList<>()).add(place);
            }
        });
        if (whole.isPresent()) {
            return unreadable(arrival, feed, form, whole.get());
        }
        if (users.size() > rules.maxBatchMessages()) {
            String rule = "a body has at most " + rules.maxBatchMessages() + " users";
            return unreadable(arrival, feed, form, new Problem(Reason.TOO_LARGE, "", rule));
        }
        List<Part> parts = new ArrayList<>();
        boolean asItCame = refused.isEmpty() && users.size() == 1 && arrival.bytes().length <= MAX_PART_BYTES;
        users.forEach((user, places) -> {
            Optional<SubjectId> subject = Optional.of(feed.deviceUser(user, key));
            List<byte[]> bodies = asItCame ? List.of(arrival.bytes()) : PointBytes.of(arrival.bytes(), places, form);
            bodies.forEach(body -> parts.add(part(arrival, feed, form, body, subject, Optional.empty())));
        });
        broken.forEach((rule, places) -> {
            Rejection rejection = new Rejection(rule.reason(), firstPaths.get(rule), rule.rule());
            PointBytes.of(arrival.bytes(), places, form)
                    .forEach(body ->
                            parts.add(part(arrival, feed, form, body, Optional.empty(), Optional.of(rejection))));
        });
        return new PointsDelivery(parts, taken[0], refused);
    }

    /** Refuses a body whose bytes could not even be unpacked. */
    public PointsDelivery refuse(Arrival arrival, Feed feed, PointForm form, String rule) {
        return unreadable(arrival, feed, form, new Problem(Reason.UNREADABLE, "", rule));
    }

    private PointsDelivery unreadable(Arrival arrival, Feed feed, PointForm form, Problem why) {
        Rejection rejection = new Rejection(why.reason(), why.path(), why.rule());
        Part part = part(arrival, feed, form, arrival.bytes(), Optional.empty(), Optional.of(rejection));
        return new PointsDelivery(List.of(part), 0, List.of());
    }

    private Part part(
            Arrival arrival,
            Feed feed,
            PointForm form,
            byte[] body,
            Optional<SubjectId> subject,
            Optional<Rejection> refusal) {
        MessageId id = MessageId.of(feed.id(), body);
        Envelope envelope = new Envelope(
                id,
                feed.id(),
                form.contentType(),
                arrival.receivedAt(),
                subject,
                TraceContext.of(id, arrival.traceparent(), rules.traceRatio()).traceparent(),
                arrival.backfill() || feed.backfill(),
                false);
        return new Part(envelope, body, refusal);
    }
}
