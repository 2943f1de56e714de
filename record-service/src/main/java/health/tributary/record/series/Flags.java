package health.tributary.record.series;

import health.tributary.contract.reading.Flag;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Sets of flags by the sum of their bits. */
final class Flags {
    /** How many sets there are. */
    static final int SETS = 1
            + IntStream.of(EnumSet.allOf(Flag.class).stream()
                            .mapToInt(Flag::bit)
                            .toArray())
                    .sum();

    private static final List<Set<Flag>> BY_BITS = IntStream.range(0, SETS)
            .mapToObj(bits -> {
                Set<Flag> set = EnumSet.noneOf(Flag.class);
                for (Flag flag : Flag.values()) {
                    if ((bits & flag.bit()) != 0) {
                        set.add(flag);
                    }
                }
                return Set.copyOf(set);
            })
            .toList();

    private Flags() {}

    static Set<Flag> of(int bits) {
        return BY_BITS.get(bits);
    }
}
