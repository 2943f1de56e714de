package health.tributary.normalizer.stream;

import health.tributary.contract.Envelope;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.Topics;
import health.tributary.contract.codec.EnvelopeHeaders;
import health.tributary.contract.codec.IdentityCodec;
import health.tributary.contract.codec.MalformedRecord;
import health.tributary.contract.codec.RejectionHeaders;
import health.tributary.contract.codec.StatementCodec;
import health.tributary.contract.identity.IdentityEvent;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Normalizer;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Outcome.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * What is to be published for a record: its statements, or the whole message as a reject. One bad message never stops the
 * others: what the step throws is a defect of Tributary, and the message is kept like any other reject.
 */
final class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final Rejection DEFECT =
            new Rejection(Reason.DEFECT, "", "the mapping failed; the message is kept and can be replayed");
    private static final Rejection NO_ENVELOPE =
            new Rejection(Reason.DEFECT, "", "the record's envelope is malformed; the record is kept as it is");

    private static final Rejection TOO_MUCH = new Rejection(
            Reason.TOO_LARGE, "", "what the message says of one patient is more than can be applied at once");

    /** What one message says of one patient is applied whole, in one heap, so it is bounded far below what a record may hold. */
    private static final int MAX_STATEMENT_BYTES = 8 * 1024 * 1024;

    private final Normalizer normalizer;
    private final StepTrace trace;
    private final StepMetrics metrics;
    private final int maxStatementBytes;

    Dispatcher(Normalizer normalizer, StepTrace trace, StepMetrics metrics) {
        this(normalizer, trace, metrics, MAX_STATEMENT_BYTES);
    }

    Dispatcher(Normalizer normalizer, StepTrace trace, StepMetrics metrics, int maxStatementBytes) {
        this.maxStatementBytes = maxStatementBytes;
        this.normalizer = normalizer;
        this.trace = trace;
        this.metrics = metrics;
    }

    /** The records for one arrival, at least one. */
    List<Dispatch> dispatch(Arrival arrival) {
        Envelope envelope;
        try {
            envelope = EnvelopeHeaders.read(arrival.header());
        } catch (MalformedRecord malformed) {
            metrics.rejected(NO_ENVELOPE.reason());
            byte[] key = arrival.key() == null ? new byte[0] : arrival.key();
            return List.of(new Dispatch(Topics.REJECTS, key, RejectionHeaders.write(NO_ENVELOPE), arrival.body()));
        }
        return trace.around(envelope, traced -> records(traced, arrival.body()));
    }

    private List<Dispatch> records(Envelope envelope, byte[] body) {
        long begin = System.nanoTime();
        List<Dispatch> records = published(envelope, body);
        metrics.took(System.nanoTime() - begin);
        return records;
    }

    private List<Dispatch> published(Envelope envelope, byte[] body) {
        try {
            Outcome outcome = normalizer.normalize(body, envelope);
            if (outcome instanceof Rejected rejected) {
                return rejected(envelope, body, rejected.rejection());
            }
            Normalized normalized = (Normalized) outcome;
            List<Dispatch> said = said(normalized);
            // The broker never takes it, or the record-service has no room for it: tried again for ever, it would stop
            // its partition.
            if (said.stream().anyMatch(record -> record.value().length > maxStatementBytes)) {
                return rejected(envelope, body, TOO_MUCH);
            }
            metrics.normalized(envelope);
            metrics.warned(envelope, normalized.warnings().size());
            return said;
        } catch (RuntimeException | StackOverflowError defect) {
            // Only where it happened: an exception's text may quote the message.
            StackTraceElement[] frames = defect.getStackTrace();
            LOG.errorf(
                    "message %s could not be mapped: %s at %s",
                    envelope.id(), defect.getClass().getName(), frames.length == 0 ? "?" : frames[0]);
            return rejected(envelope, body, DEFECT);
        }
    }

    private List<Dispatch> rejected(Envelope envelope, byte[] body, Rejection rejection) {
        metrics.rejected(rejection.reason());
        Map<String, String> headers = new LinkedHashMap<>(EnvelopeHeaders.write(envelope));
        headers.putAll(RejectionHeaders.write(rejection));
        return List.of(new Dispatch(Topics.REJECTS, bytes(envelope.id().value()), headers, body));
    }

    private static List<Dispatch> said(Normalized normalized) {
        List<Dispatch> records = new ArrayList<>(2);
        for (StatementBatch batch : normalized.batches()) {
            records.add(new Dispatch(
                    Topics.STATEMENTS, bytes(batch.subject().value()), Map.of(), StatementCodec.encode(batch)));
        }
        for (IdentityStatement statement : normalized.identity()) {
            byte[] event = IdentityCodec.encode(new IdentityEvent.Stated(statement));
            records.add(new Dispatch(Topics.IDENTITY, bytes(Topics.IDENTITY_KEY), Map.of(), event));
        }
        return records;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
