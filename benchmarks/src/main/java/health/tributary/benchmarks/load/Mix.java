package health.tributary.benchmarks.load;

import health.tributary.benchmarks.traffic.Kind;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Kinds of traffic by weight, at random and the same in each run. For one thread. */
final class Mix {
    private final List<Kind> kinds;
    private final int[] weights;
    private final int sum;
    private final SplittableRandom random;

    /**
     * A mix of some of the kinds.
     *
     * @param weights by the kinds' names; kinds that are not named do not come
     */
    Mix(List<Kind> all, Map<String, Integer> weights, long seed) {
        this.kinds =
                all.stream().filter(kind -> weights.containsKey(kind.name())).toList();
        this.weights = kinds.stream().mapToInt(kind -> weights.get(kind.name())).toArray();
        this.sum = kinds.stream().mapToInt(kind -> weights.get(kind.name())).sum();
        this.random = new SplittableRandom(seed);
    }

    List<Kind> kinds() {
        return kinds;
    }

    Kind next() {
        int left = random.nextInt(sum);
        int i = 0;
        while (left >= weights[i]) {
            left -= weights[i++];
        }
        return kinds.get(i);
    }
}
