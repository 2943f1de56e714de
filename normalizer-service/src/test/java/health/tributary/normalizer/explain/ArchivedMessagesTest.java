package health.tributary.normalizer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.codec.StatementCodec;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.MappingVersion;
import health.tributary.normalizer.normalize.Normalizer;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.hl7v2.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ArchivedMessagesTest {
    private static final Normalizer NORMALIZER = new Normalizer(Samples.FEEDS, Samples.KEY);
    private static final byte[] UPDATE = Samples.bytes(Samples.msh("ADT^A08"), Samples.evn("A08"), Samples.PID);

    private final ArrayNode page = JsonNodeFactory.instance.arrayNode();

    @Test
    void aMessageBecomesTheBatchesThatWouldGoToTheRecord() throws IOException {
        page.add(archived(UPDATE));

        JsonNode read = ArchivedMessages.read(page, NORMALIZER).path("messages").path(0);

        assertThat(read.path("id").asText())
                .isEqualTo(MessageId.of(new FeedId("genhosp"), UPDATE).value());
        StatementBatch batch =
                StatementCodec.decode(read.path("batches").path(0).binaryValue());
        Normalized expected = (Normalized) Samples.normalize("genhosp", UPDATE);
        assertThat(batch.statements()).isEqualTo(expected.batches().get(0).statements());
        assertThat(batch.subject()).isEqualTo(expected.batches().get(0).subject());
        assertThat(batch.origin().received()).isEqualTo(Samples.RECEIVED);
        assertThat(batch.mappingVersion()).isEqualTo(MappingVersion.CURRENT);
    }

    @Test
    void aRejectionQuotesNothingAndAMessageWithoutBodyIsLeftOut() {
        page.add(archived("PID|secret".getBytes(StandardCharsets.UTF_8)));
        page.add(archived(UPDATE).without("body"));

        JsonNode read = ArchivedMessages.read(page, NORMALIZER).path("messages");

        assertThat(read).hasSize(1);
        assertThat(read.path(0).path("rejection").path("reason").asText()).isEqualTo("unreadable");
        assertThat(read.toString()).doesNotContain("secret");
    }

    @Test
    void whatIsNoPageIsSaidToBeNone() {
        for (String member : new String[] {"id", "feed", "contentType", "received", "body"}) {
            page.removeAll();
            page.add(archived(UPDATE).put(member, "?!"));
            assertThatThrownBy(() -> ArchivedMessages.read(page, NORMALIZER))
                    .as(member)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static ObjectNode archived(byte[] body) {
        FeedId feed = new FeedId("genhosp");
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", MessageId.of(feed, body).value())
                .put("feed", feed.name())
                .put("contentType", "application/hl7-v2")
                .put("received", Samples.RECEIVED.toString())
                .put("rejected", false)
                .put("body", body);
    }
}
