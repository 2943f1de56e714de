package health.tributary.normalizer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.Envelope;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.Topics;
import health.tributary.contract.codec.EnvelopeHeaders;
import health.tributary.contract.codec.IdentityCodec;
import health.tributary.contract.codec.RejectionHeaders;
import health.tributary.contract.codec.StatementCodec;
import health.tributary.contract.identity.IdentityEvent;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Normalizer;
import health.tributary.normalizer.normalize.hl7v2.Samples;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Dispatcher dispatcher = new Dispatcher(
            new Normalizer(Samples.FEEDS, Samples.KEY),
            new StepTrace(OpenTelemetry.noop().getTracer("test")),
            new StepMetrics(meters));

    @Test
    void statementsGoOutUnderTheirSubject() {
        byte[] body = Samples.bytes(Samples.msh("ADT^A01"), Samples.evn("A01"), Samples.PID, "PV1|1|I|W1");

        List<Dispatch> records = dispatcher.dispatch(arrival(Samples.envelope("genhosp", body), body));

        assertThat(records).hasSize(2).allSatisfy(record -> {
            assertThat(record.topic()).isEqualTo(Topics.STATEMENTS);
            StatementBatch batch = StatementCodec.decode(record.value());
            assertThat(record.key()).isEqualTo(utf8(batch.subject().value()));
            assertThat(batch.origin().traceparent())
                    .isEqualTo(Samples.envelope("genhosp", body).traceparent());
        });
        assertThat(meters.counter("tributary.normalizer.normalized", "feed", "genhosp", "type", "hl7v2")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void identityGoesOutUnderTheOneKey() {
        byte[] body = Samples.bytes(Samples.msh("ADT^A40"), "PID|||P1^^^ADT1^MR", "MRG|P2^^^ADT1^MR");

        assertThat(dispatcher.dispatch(arrival(Samples.envelope("genhosp", body), body)))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.topic()).isEqualTo(Topics.IDENTITY);
                    assertThat(record.key()).isEqualTo(utf8(Topics.IDENTITY_KEY));
                    assertThat(IdentityCodec.decode(record.value())).isInstanceOf(IdentityEvent.Stated.class);
                });
    }

    @Test
    void aRejectIsTheWholeMessageWithItsEnvelopeAndReason() {
        byte[] body = Samples.bytes(Samples.msh("XYZ^P03"), Samples.PID);
        Envelope envelope = Samples.envelope("genhosp", body);

        assertThat(dispatcher.dispatch(arrival(envelope, body))).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo(Topics.REJECTS);
            assertThat(record.key()).isEqualTo(utf8(envelope.id().value()));
            assertThat(record.value()).isEqualTo(body);
            assertThat(EnvelopeHeaders.read(name -> utf8(record.headers().get(name))))
                    .isEqualTo(envelope);
            assertThat(rejection(record).reason()).isEqualTo(Reason.UNSUPPORTED);
        });
        assertThat(meters.counter("tributary.normalizer.rejected", "reason", "unsupported")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aMessageThatSaysMoreThanCanBeAppliedAtOnceIsRejectedWhole() {
        Dispatcher narrow = new Dispatcher(
                new Normalizer(Samples.FEEDS, Samples.KEY),
                new StepTrace(OpenTelemetry.noop().getTracer("test")),
                new StepMetrics(new SimpleMeterRegistry()),
                200);
        byte[] body = Samples.bytes(Samples.msh("ADT^A01"), Samples.evn("A01"), Samples.PID, "PV1|1|I|W1");

        assertThat(narrow.dispatch(arrival(Samples.envelope("genhosp", body), body)))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.topic()).isEqualTo(Topics.REJECTS);
                    assertThat(record.value()).isEqualTo(body);
                    assertThat(rejection(record).reason()).isEqualTo(Reason.TOO_LARGE);
                });
    }

    @Test
    void anUnknownFeedIsRejected() {
        byte[] body = Samples.bytes(Samples.msh("ADT^A01"), Samples.PID);

        assertThat(rejection(dispatcher
                                .dispatch(arrival(Samples.envelope("nobody", body), body))
                                .get(0))
                        .reason())
                .isEqualTo(Reason.UNKNOWN_FEED);
    }

    @Test
    void aRecordWithoutEnvelopeIsKeptAsItIs() {
        byte[] body = utf8("anything");

        assertThat(dispatcher.dispatch(new Arrival(utf8("key"), name -> null, body)))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.topic()).isEqualTo(Topics.REJECTS);
                    assertThat(record.value()).isEqualTo(body);
                    assertThat(rejection(record).reason()).isEqualTo(Reason.DEFECT);
                });
    }

    private static Arrival arrival(Envelope envelope, byte[] body) {
        Map<String, String> headers = EnvelopeHeaders.write(envelope);
        return new Arrival(utf8(envelope.key()), name -> utf8(headers.get(name)), body);
    }

    private static Rejection rejection(Dispatch record) {
        return RejectionHeaders.read(name -> utf8(record.headers().get(name)));
    }

    private static byte[] utf8(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
