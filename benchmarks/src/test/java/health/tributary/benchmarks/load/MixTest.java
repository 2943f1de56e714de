package health.tributary.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.benchmarks.traffic.Kind;
import health.tributary.benchmarks.traffic.Kinds;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MixTest {
    @Test
    void kindsComeAsOftenAsTheirWeightsSayAndTheSameInEachRun() {
        Map<String, Integer> weights = Map.of("adt", 70, "oru", 30);
        Map<String, Integer> counts = new HashMap<>();
        Mix mix = new Mix(Kinds.of("R1"), weights, 7);
        Mix again = new Mix(Kinds.of("R2"), weights, 7);
        for (int i = 0; i < 10_000; i++) {
            Kind next = mix.next();
            assertThat(again.next().name()).isEqualTo(next.name());
            counts.merge(next.name(), 1, Integer::sum);
        }
        assertThat(counts.get("adt")).isBetween(6_800, 7_200);
        assertThat(counts.get("adt") + counts.get("oru")).isEqualTo(10_000);
    }

    @Test
    void kindsThatAreNotNamedDoNotCome() {
        Mix mix = new Mix(Kinds.of("R1"), Map.of("oru", 1), 7);
        assertThat(mix.kinds()).extracting(Kind::name).containsExactly("oru");
        assertThat(mix.next().name()).isEqualTo("oru");
    }

    @Test
    void theUsualMixNamesEveryKind() {
        assertThat(Kinds.of("R1"))
                .extracting(Kind::name)
                .containsExactlyElementsOf(Kinds.usualMix().keySet());
    }
}
