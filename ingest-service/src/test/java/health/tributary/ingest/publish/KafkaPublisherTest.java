package health.tributary.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.Reason;
import health.tributary.contract.Topics;
import health.tributary.contract.codec.EnvelopeHeaders;
import health.tributary.contract.codec.RejectionHeaders;
import health.tributary.ingest.IngestConfiguration;
import health.tributary.ingest.Samples;
import health.tributary.ingest.admit.Admission;
import health.tributary.ingest.admit.Admit;
import health.tributary.ingest.admit.AdmitRules;
import health.tributary.ingest.admit.Arrival;
import health.tributary.ingest.admit.FeedLookup;
import health.tributary.ingest.publish.Publisher.Confirmation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class KafkaPublisherTest {
    private static final IngestConfiguration CONFIGURATION = Samples.configuration(Map.of(
            "tributary.ingest.publishing.timeout-millis", "500",
            "tributary.ingest.publishing.max-waiting-messages", "2",
            // Port 1 is reserved and refuses at once.
            "tributary.ingest.publishing.bootstrap-servers", "127.0.0.1:1"));

    private final BlockingQueue<Confirmation> confirmations = new LinkedBlockingQueue<>();

    private static Admission admission(String text) {
        return new Admit(Samples.KEY, new AdmitRules(10, 1))
                .admit(Arrival.of(Samples.bytes(text), Samples.NOW), FeedLookup.byHeader(Samples.REGISTRY))
                .admissions()
                .get(0);
    }

    private static MockProducer<String, byte[]> broker() {
        return new MockProducer<>(
                false, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
    }

    private static byte[] header(ProducerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }

    private static void awaitSent(MockProducer<String, byte[]> broker, int records) throws InterruptedException {
        while (broker.history().size() < records) {
            Thread.sleep(1);
        }
    }

    @Test
    void case5_nothingIsDurableBeforeTheBrokerSaysSo() throws InterruptedException {
        MockProducer<String, byte[]> broker = broker();
        KafkaPublisher publisher = new KafkaPublisher(CONFIGURATION, broker);
        publisher.publish(admission(Samples.admission("1", "777")), confirmations::add);
        awaitSent(broker, 1);
        assertThat(confirmations.poll(100, TimeUnit.MILLISECONDS)).isNull();
        broker.completeNext();
        assertThat(confirmations.take()).isEqualTo(Confirmation.DURABLE);
        publisher.close();
    }

    @Test
    void aRecordIsTheEnvelopeAndTheBytes() throws InterruptedException {
        MockProducer<String, byte[]> broker = broker();
        KafkaPublisher publisher = new KafkaPublisher(CONFIGURATION, broker);
        Admission taken = admission(Samples.admission("1", "777"));
        Admission refused = admission("junk");
        publisher.publish(taken, confirmations::add);
        publisher.publish(refused, confirmations::add);
        awaitSent(broker, 2);
        ProducerRecord<String, byte[]> first = broker.history().get(0);
        assertThat(first.topic()).isEqualTo(Topics.FEED);
        assertThat(first.key()).isEqualTo(taken.envelope().key()).doesNotContain("777");
        assertThat(first.value()).isEqualTo(taken.body());
        assertThat(EnvelopeHeaders.read(name -> header(first, name))).isEqualTo(taken.envelope());
        ProducerRecord<String, byte[]> second = broker.history().get(1);
        assertThat(second.topic()).isEqualTo(Topics.REJECTS);
        assertThat(second.key()).isEqualTo(refused.envelope().id().value());
        assertThat(EnvelopeHeaders.read(name -> header(second, name))).isEqualTo(refused.envelope());
        assertThat(RejectionHeaders.read(name -> header(second, name)).reason()).isEqualTo(Reason.UNREADABLE);
        publisher.close();
    }

    @Test
    void case3_aFailureOfTheBrokerIsToldOnce() throws InterruptedException {
        MockProducer<String, byte[]> broker = broker();
        KafkaPublisher publisher = new KafkaPublisher(CONFIGURATION, broker);
        publisher.publish(admission(Samples.admission("1", "1")), confirmations::add);
        awaitSent(broker, 1);
        broker.errorNext(new TimeoutException("expired"));
        assertThat(confirmations.take()).isEqualTo(Confirmation.NOT_TAKEN);
        broker.sendException = new TimeoutException("no memory");
        publisher.publish(admission(Samples.admission("2", "1")), confirmations::add);
        assertThat(confirmations.take()).isEqualTo(Confirmation.NOT_TAKEN);
        publisher.close();
        publisher.publish(admission(Samples.admission("3", "1")), confirmations::add);
        assertThat(confirmations.take()).isEqualTo(Confirmation.NOT_TAKEN);
        assertThat(confirmations).isEmpty();
    }

    @Test
    void case3_withoutABrokerEveryMessageIsAnsweredInTimeAndTheCallerNeverWaits() throws InterruptedException {
        KafkaPublisher publisher = new KafkaPublisher(
                CONFIGURATION, new KafkaProducer<>(new ProducerSettings(CONFIGURATION.publishing()).client(Map.of())));
        long began = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            publisher.publish(admission(Samples.admission("m" + i, "1")), confirmations::add);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(400));
        for (int i = 0; i < 10; i++) {
            assertThat(confirmations.poll(1, TimeUnit.SECONDS)).isEqualTo(Confirmation.NOT_TAKEN);
        }
        publisher.close();
    }
}
