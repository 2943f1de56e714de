package health.tributary.normalizer.normalize.fhir;

import health.tributary.contract.Envelope;
import health.tributary.contract.IdKey;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.statement.Origin;
import health.tributary.fhir.FhirReader;
import health.tributary.fhir.Problem;
import health.tributary.fhir.ReadResult;
import health.tributary.fhir.bundle.FhirMessage;
import health.tributary.fhir.bundle.MessagePlan;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Rejected;
import health.tributary.normalizer.normalize.Warning;
import java.util.ArrayList;
import java.util.List;

/** FHIR messages into statements: a pure function of (bytes, envelope, feed, id key). Safe for use by many threads. */
public final class FhirNormalizer {
    /** Beyond this many warnings of one message, further ones are not kept: they are for people to read. */
    private static final int MAX_WARNINGS = 200;

    private static final String NOT_TAKEN = "not taken: ";

    private final IdKey key;

    /** A normaliser for a deployment's id key. */
    public FhirNormalizer(IdKey key) {
        this.key = key;
    }

    /** Reads a resource or a Bundle. What its entries say of themselves that is wrong keeps them out, and in a transaction all. */
    public Outcome normalize(byte[] body, Envelope envelope, Feed feed) {
        ReadResult read = FhirReader.read(body);
        if (read instanceof ReadResult.Unreadable unreadable) {
            return new Rejected(unreadable.problem().rejection(), List.of());
        }
        FhirMessage message = FhirMessage.of(((ReadResult.Read) read).resource());
        MessagePlan plan = MessagePlan.of(message, feed, key);
        List<Warning> warnings = warnings(plan);
        return plan.refused() ? rejected(plan, warnings) : said(plan, envelope, warnings);
    }

    private Outcome said(MessagePlan plan, Envelope envelope, List<Warning> warnings) {
        Origin origin = new Origin(
                envelope.id(),
                envelope.feed(),
                envelope.receivedAt(),
                plan.message().timestamp(),
                0,
                envelope.traceparent(),
                envelope.backfill(),
                envelope.replay());
        return new FhirStatements(plan, origin, key).normalized(warnings);
    }

    private static Rejected rejected(MessagePlan plan, List<Warning> warnings) {
        Rejection rejection = plan.refusal()
                .map(Problem::rejection)
                .orElse(new Rejection(Reason.REQUIRED_MISSING, "", "there is nothing in the message"));
        return new Rejected(rejection, warnings);
    }

    private static List<Warning> warnings(MessagePlan plan) {
        List<Warning> warnings = new ArrayList<>();
        for (Problem problem : plan.problems()) {
            if (warnings.size() < MAX_WARNINGS) {
                String rule = problem.severity().refuses() ? NOT_TAKEN + problem.rule() : problem.rule();
                warnings.add(new Warning(problem.expression(), rule));
            }
        }
        return warnings;
    }
}
