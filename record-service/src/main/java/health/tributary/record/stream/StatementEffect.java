package health.tributary.record.stream;

import health.tributary.contract.codec.MalformedRecord;
import health.tributary.contract.codec.StatementCodec;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.record.apply.Applier;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Applies the statements of a poll. What cannot be applied is narrowed down to its message and rejected; the rest goes on. */
final class StatementEffect implements Effect {
    private static final Logger LOG = Logger.getLogger(StatementEffect.class);

    private final Applier applier;
    private final Outgoing outgoing;
    private final ApplyTraces traces;
    private final RecordMeters meters;

    StatementEffect(Applier applier, Outgoing outgoing, ApplyTraces traces, RecordMeters meters) {
        this.applier = applier;
        this.outgoing = outgoing;
        this.traces = traces;
        this.meters = meters;
    }

    @Override
    public void apply(List<ConsumerRecord<String, byte[]>> records) {
        List<StatementBatch> batches = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                batches.add(StatementCodec.decode(record.value()));
            } catch (MalformedRecord | NullPointerException e) {
                outgoing.unreadable(record);
                meters.rejected();
            }
        }
        traces.around(batches, all -> Narrowing.each(all, this::applyAll, this::refuse));
    }

    private void applyAll(List<StatementBatch> batches) {
        meters.applied(applier.apply(batches));
    }

    private void refuse(StatementBatch poison, Throwable failure) {
        // A message of an exception might quote the record.
        LOG.errorf(
                "statements of message %s cannot be applied: %s at %s",
                poison.origin().message(), failure.getClass().getName(), Consumption.place(failure));
        outgoing.defect(poison.origin(), "statements");
        meters.rejected();
    }

    @Override
    public void reassigned() {
        applier.forget();
    }
}
