package health.tributary.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The order of keys is the order of values. */
class OrderKeyProperties {

    private static int order(Object a, Object b) {
        return Integer.signum(Arrays.compareUnsigned(OrderKey.of(a), OrderKey.of(b)));
    }

    @Property
    void valuesOfAllTypesAreOrderedAsMongoOrdersThem(@ForAll("values") Object a, @ForAll("values") Object b) {
        assertThat(order(a, b)).isEqualTo(Integer.signum(ValueComparator.asc().compare(a, b)));
    }

    @Property
    void noKeyIsThePrefixOfAnother(@ForAll("values") Object a, @ForAll("values") Object b) {
        if (order(a, b) != 0) {
            assertThat(OrderKey.startsWith(OrderKey.of(a), OrderKey.of(b))).isFalse();
        }
    }

    @Property
    void longsKeepTheirOrderBeyondWhatADoubleHolds(@ForAll long a, @ForAll long b) {
        assertThat(order(a, b)).isEqualTo(Long.compare(a, b));
        assertThat(order(a, a + 1)).isEqualTo(a == Long.MAX_VALUE ? 1 : -1);
    }

    @Property
    void textsAreOrderedByTheirBytes(@ForAll String a, @ForAll String b) {
        assertThat(order(a, b))
                .isEqualTo(Integer.signum(Arrays.compareUnsigned(
                        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8))));
    }

    @Example
    void numbersAreEqualAcrossTypes() {
        assertThat(order(1, 1L)).isZero();
        assertThat(order(1, 1.0)).isZero();
        assertThat(order(0.0, -0.0)).isZero();
        assertThat(order(1L << 53, 0x1p53)).isZero();
        assertThat(order((1L << 53) + 1, 0x1p53)).isEqualTo(1);
        assertThat(order(Long.MAX_VALUE, 0x1p63)).isEqualTo(-1);
    }

    @Provide
    Arbitrary<Object> values() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(-5, 5).map(i -> i),
                Arbitraries.longs().between(-5, 1L << 40).map(i -> i),
                Arbitraries.doubles().between(-10, 10).map(d -> d),
                Arbitraries.strings().alpha().ofMaxLength(4).map(s -> s),
                Arbitraries.of(true, false),
                Arbitraries.longs().between(-1_000_000, 1_000_000).map(Instant::ofEpochMilli),
                Arbitraries.bytes().array(byte[].class).ofSize(12).map(ObjectId::new),
                Arbitraries.of(List.of(new Document("a", 1), new Document("a", "x"), new Document("a", 2))),
                Arbitraries.just(null));
    }
}
