package health.tributary.normalizer.normalize.device;

import health.tributary.contract.Envelope;
import health.tributary.contract.IdKey;
import health.tributary.contract.Rejection;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.device.DataPoints;
import health.tributary.device.Measured;
import health.tributary.device.PointForm;
import health.tributary.device.PointResult;
import health.tributary.device.Problem;
import health.tributary.device.ReadRules;
import health.tributary.normalizer.normalize.MappingVersion;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Outcome.Rejected;
import health.tributary.normalizer.normalize.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Data points into statements: a pure function of (bytes, envelope, feed, id key). The order of points in a message does not
 * matter, but for the order of its batches. Safe for use by many threads.
 */
public final class DeviceNormalizer {
    private final IdKey key;

    /** A normaliser for a deployment's id key. */
    public DeviceNormalizer(IdKey key) {
        this.key = key;
    }

    /**
     * Reads one message.
     *
     * @param body data points as the door published them; not changed, not kept
     * @return the readings of all users whom the message names. A point that cannot be used is left out with a warning: the
     *     door refuses those before, so that a message that has one is older than the rules that refuse it
     */
    public Outcome normalize(byte[] body, Envelope envelope, Feed feed) {
        Reading reading = new Reading();
        ReadRules rules = new ReadRules(feed.zone(), Optional.empty());
        Optional<Problem> whole = DataPoints.read(body, PointForm.of(envelope.contentType()), rules, reading::add);
        if (whole.isPresent()) {
            return new Rejected(rejection(whole.get()), List.of());
        }
        if (reading.users.isEmpty()) {
            return new Rejected(rejection(reading.first), reading.warnings);
        }
        Origin origin = new Origin(
                envelope.id(),
                envelope.feed(),
                envelope.receivedAt(),
                Optional.empty(),
                0,
                envelope.traceparent(),
                envelope.backfill(),
                envelope.replay());
        List<StatementBatch> batches = new ArrayList<>(reading.users.size());
        int position = 0;
        for (Map.Entry<String, UserDraft> user : reading.users.entrySet()) {
            List<Statement> statements = new ArrayList<>();
            for (DayDraft day : user.getValue().days()) {
                statements.add(day.statement(position++));
            }
            batches.add(new StatementBatch(
                    feed.deviceUser(user.getKey(), key), false, origin, MappingVersion.CURRENT, statements));
        }
        return new Normalized(batches, List.of(), reading.warnings);
    }

    private static Rejection rejection(Problem problem) {
        return new Rejection(problem.reason(), problem.path(), problem.rule());
    }

    /** What was read so far. */
    private static final class Reading {
        private final Map<String, UserDraft> users = new LinkedHashMap<>();
        private final List<Warning> warnings = new ArrayList<>();
        private Problem first;

        void add(PointResult result) {
            if (result instanceof PointResult.Taken point) {
                UserDraft user = users.computeIfAbsent(point.user(), absent -> new UserDraft());
                for (Measured measured : point.measured()) {
                    user.add(measured.metric(), measured.sample(), point.created());
                }
            } else if (result instanceof PointResult.Refused point) {
                Problem problem = point.problem();
                first = first == null ? problem : first;
                warnings.add(new Warning("[" + point.place().index() + "]." + problem.path(), problem.rule()));
            }
        }
    }
}
