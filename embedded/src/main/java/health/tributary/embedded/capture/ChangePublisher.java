package health.tributary.embedded.capture;

import health.tributary.contract.Topics;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.Converter;

/**
 * Publishes a batch of changes: all sent without waiting, all waited for, then the position is kept. A record that the broker
 * refuses ends the engine, which then begins again at the kept position, so nothing is passed over.
 */
final class ChangePublisher implements DebeziumEngine.ChangeConsumer<RecordChangeEvent<SourceRecord>> {
    private static final String SOURCE_TIME = "__source_ts_ms";

    private final Producer<byte[], byte[]> producer;
    private final Converter keys;
    private final Converter values;
    private final CaptureState state;

    ChangePublisher(Producer<byte[], byte[]> producer, Converter keys, Converter values, CaptureState state) {
        this.producer = producer;
        this.keys = keys;
        this.values = values;
        this.state = state;
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> batch,
            DebeziumEngine.RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>(batch.size());
        SourceRecord last = null;
        for (RecordChangeEvent<SourceRecord> event : batch) {
            SourceRecord change = event.record();
            // Heartbeats keep their own topic; here they only carry the position on.
            if (change.topic().equals(Topics.CHANGES)) {
                sent.add(producer.send(record(change)));
                last = change;
            }
        }
        if (!sent.isEmpty()) {
            producer.flush();
            for (Future<RecordMetadata> one : sent) {
                confirm(one);
            }
        }
        for (RecordChangeEvent<SourceRecord> event : batch) {
            committer.markProcessed(event);
        }
        committer.markBatchFinished();
        state.delivered(sent.size(), sourceMillis(last));
    }

    @Override
    public boolean supportsTombstoneEvents() {
        return false;
    }

    private ProducerRecord<byte[], byte[]> record(SourceRecord change) {
        return new ProducerRecord<>(
                change.topic(),
                keys.fromConnectData(change.topic(), change.keySchema(), change.key()),
                values.fromConnectData(change.topic(), change.valueSchema(), change.value()));
    }

    private static void confirm(Future<RecordMetadata> sent) throws InterruptedException {
        try {
            sent.get();
        } catch (ExecutionException e) {
            // The cause's text may name the record; its class says enough.
            throw new IllegalStateException("the broker did not take a change: "
                    + e.getCause().getClass().getSimpleName());
        }
    }

    private static long sourceMillis(SourceRecord change) {
        return change != null
                        && change.value() instanceof Struct value
                        && value.schema().field(SOURCE_TIME) != null
                        && value.get(SOURCE_TIME) instanceof Long millis
                ? millis
                : 0;
    }
}
