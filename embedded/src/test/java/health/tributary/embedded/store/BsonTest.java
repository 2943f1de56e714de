package health.tributary.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BsonTest {
    private static final Document ALL = new Document("a", 1)
            .append("_id", "x")
            .append("long", 5L)
            .append("double", 1.5)
            .append("text", "Zoë\u0000漢")
            .append("bytes", new BinData(new byte[] {0, 1}))
            .append("time", Instant.ofEpochMilli(5))
            .append("none", null)
            .append("yes", true)
            .append("list", List.of(1, "b", new Document("c", 2)))
            .append("deep", new Document("e", new Document("f", "g")));

    @Test
    void whatIsEncodedDecodesToTheSame() {
        Bson bson = Bson.of(ALL);
        assertThat(bson.decode()).isEqualTo(ALL);
        assertThat(Bson.of(bson.decode())).isEqualTo(bson);
        assertThat(Bson.copyOf(bson.bytes(), 0)).isEqualTo(bson);
    }

    @Test
    void singleFieldsAreReadWithoutTheRest() {
        Bson bson = Bson.of(ALL);
        assertThat(bson.get("text")).isEqualTo("Zoë\u0000漢");
        assertThat(bson.get("nothing")).isInstanceOf(Missing.class);
        assertThat(bson.decode(Set.of("long", "deep", "nothing")))
                .isEqualTo(new Document("long", 5L).append("deep", ALL.get("deep")));
        assertThat(bson.sub("deep").decode()).isEqualTo(ALL.get("deep"));
        assertThat(bson.select(Set.of("a", "_id"), true).decode()).isEqualTo(new Document("a", 1).append("_id", "x"));
        assertThat(bson.withId("y").firstField()).isEqualTo("_id");
        assertThat(bson.withId("y").get("a")).isEqualTo(1);
    }

    @Test
    void aNestedBsonIsWrittenAsItsBytes() {
        Document outer = new Document("in", Bson.of(ALL)).append("list", List.of(Bson.of(ALL)));
        Document expected = new Document("in", ALL).append("list", List.of(ALL));
        assertThat(Bson.of(outer).decode()).isEqualTo(expected);
    }

    @Test
    void anyDamageIsRefusedOrReadsAsSomeDocumentButNeverFailsOtherwise() {
        byte[] good = Bson.of(ALL).bytes();
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = random.nextInt(4) == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            if (damaged.length > 0) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                Bson.copyOf(damaged, 0).get("deep");
            } catch (MongoServerError | IllegalArgumentException e) {
                assertThat(e).isNotNull();
            }
        }
    }

    @Test
    void typesThatWouldBeLostAreRefused() {
        byte[] md5 = Bson.of(new Document("b", new BinData(new byte[3]))).bytes();
        md5[11] = 5;
        assertThatThrownBy(() -> Bson.copyOf(md5, 0)).hasMessageContaining("binary subtype 5");
    }

    @Test
    void itsTextShowsNoContent() {
        assertThat(Bson.of(new Document("name", "Testperson")).toString()).doesNotContain("Testperson");
    }
}
