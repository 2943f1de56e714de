package health.tributary.ingest.admit;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
    private static final MessageId ID = id(1);

    private static MessageId id(int n) {
        return MessageId.of(new FeedId("north"), new byte[] {(byte) n, (byte) (n >> 8)});
    }

    @Test
    void theIdsAreTheBitsOfTheMessageId() {
        MessageId counting = new MessageId("aaaqeayeaudaocajbifqydiob4ibceqt");
        assertThat(TraceContext.of(counting, Optional.empty(), 1).traceparent())
                .isEqualTo("00-000102030405060708090a0b0c0d0e0f-0c0d0e0f10111213-01");
    }

    @Test
    void aValidTraceOfTheSenderIsContinued() {
        String senders = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        TraceContext context = TraceContext.of(ID, Optional.of(senders), 0);
        assertThat(context.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(context.spanId()).isNotEqualTo("b7ad6b7169203331").hasSize(16);
        assertThat(context.sampled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331"
            })
    void anInvalidOneIsIgnored(String senders) {
        assertThat(TraceContext.of(ID, Optional.of(senders), 1)).isEqualTo(TraceContext.of(ID, Optional.empty(), 1));
    }

    @Test
    void theShareOfSampledMessagesIsAboutTheRatio() {
        long sampled = IntStream.range(0, 4000)
                .filter(n -> TraceContext.of(id(n), Optional.empty(), 0.25).sampled())
                .count();
        assertThat(sampled).isBetween(850L, 1150L);
        assertThat(TraceContext.of(ID, Optional.empty(), 0).sampled()).isFalse();
        assertThat(TraceContext.of(ID, Optional.empty(), 1).sampled()).isTrue();
    }
}
