package health.tributary.benchmarks.traffic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All kinds of traffic of one run, and how often each comes unless told otherwise. */
public final class Kinds {
    private static final int RESULTS = 5;
    // Feeds of a fresh local instance.
    private static final String CLINIC = "any";
    private static final String PLATFORM = "wearable";

    private Kinds() {}

    /**
     * All of them.
     *
     * @param run letters and digits
     */
    public static List<Kind> of(String run) {
        return List.of(
                new Admissions(run), new Results(run, RESULTS), new Visits(run, CLINIC), new Wearables(run, PLATFORM));
    }

    /** Weights of a mix as a region has it: mostly a hospital. */
    public static Map<String, Integer> usualMix() {
        Map<String, Integer> mix = new LinkedHashMap<>();
        mix.put("adt", 50);
        mix.put("oru", 25);
        mix.put("fhir", 15);
        mix.put(Wearables.NAME, 10);
        return mix;
    }
}
