package health.tributary.normalizer.stream;

import health.tributary.normalizer.normalize.Normalizer;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes batches from the feed topics. A batch is acknowledged, and its offsets committed, when the method returns: then the
 * broker has all that the batch says. History has a share of the time only, so that it delays nothing that is live.
 */
@ApplicationScoped
class FeedStream {
    private static final byte[] NOTHING = new byte[0];
    private static final long LONGEST_REST_MILLIS = 5_000;
    private static final int FULL_BYTES = 4 * 1024 * 1024;

    private final Dispatcher dispatcher;
    private final BatchRun run;
    private final StepMetrics metrics;
    private final double backfillShare;

    @Inject
    FeedStream(
            Normalizer normalizer,
            StepTrace trace,
            StepMetrics metrics,
            Outlet outlet,
            NormalizerConfiguration configuration) {
        this.dispatcher = new Dispatcher(normalizer, trace, metrics);
        this.metrics = metrics;
        this.run = new BatchRun(
                outlet,
                configuration.acknowledgementWait(),
                configuration.retryFirstPause(),
                configuration.retryLongestPause());
        this.backfillShare = Math.min(1, Math.max(0.01, configuration.backfillShare()));
    }

    @Incoming("normalizer-feed")
    @Blocking("normalizer-feed")
    void feed(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        process(records);
    }

    @Incoming("normalizer-backfill")
    @Blocking("normalizer-backfill")
    void backfill(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        long begin = System.nanoTime();
        process(records);
        long worked = System.nanoTime() - begin;
        long rest = (long) (worked * (1 / backfillShare - 1) / 1_000_000);
        Thread.sleep(Math.min(rest, LONGEST_REST_MILLIS));
    }

    private void process(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        Pieces pieces = new Pieces(run, FULL_BYTES);
        for (ConsumerRecord<byte[], byte[]> each : records) {
            metrics.begun(each.timestamp());
            pieces.add(dispatcher.dispatch(arrival(each)));
        }
        pieces.finish();
        metrics.idle();
    }

    private static Arrival arrival(ConsumerRecord<byte[], byte[]> kafka) {
        return new Arrival(
                kafka.key(),
                name -> {
                    Header header = kafka.headers().lastHeader(name);
                    return header == null ? null : header.value();
                },
                kafka.value() == null ? NOTHING : kafka.value());
    }
}
