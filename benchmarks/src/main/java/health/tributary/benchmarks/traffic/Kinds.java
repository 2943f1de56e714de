package health.tributary.benchmarks.traffic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All kinds of traffic of one run, and how often each comes unless told otherwise. */
public final class Kinds {
    private static final int RESULTS = 5;

    private Kinds() {}

    /**
     * All of them.
     *
     * @param run letters and digits
     */
    public static List<Kind> of(String run) {
        return List.of(new Admissions(run), new Results(run, RESULTS));
    }

    /** Weights of a mix as a hospital has it. */
    public static Map<String, Integer> usualMix() {
        Map<String, Integer> mix = new LinkedHashMap<>();
        mix.put("adt", 70);
        mix.put("oru", 30);
        return mix;
    }
}
