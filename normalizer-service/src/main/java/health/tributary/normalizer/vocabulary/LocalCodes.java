package health.tributary.normalizer.vocabulary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A feed's own concept maps: what its codes mean in LOINC, SNOMED CT, RxNorm and others. Immutable.
 *
 * <p>What a code is translated to stands beside it, never instead of it. A target that means the same is a coding like any other; a wider
 * one is marked as such; one that says more or other than the code does is not added at all.
 */
public final class LocalCodes {
    /** A feed without maps. */
    public static final LocalCodes NONE = new LocalCodes(Map.of());

    /** Beyond this many translations of one feed, maps are a terminology server's. */
    public static final int MAX_TRANSLATIONS = 500_000;

    private final Map<Code, List<Target>> targets;

    private record Code(String system, String code) {}

    /**
     * A translation of one code.
     *
     * @param source the code system: its URI, or the name that messages give it (CWE.3: {@code L}, {@code HL70001}); empty for codes that name none
     */
    public record Translation(String source, String code, Target target) {}

    /** What a code is translated to. */
    public record Target(String system, String version, String code, String display, boolean wider) {}

    private LocalCodes(Map<Code, List<Target>> targets) {
        this.targets = targets;
    }

    /** The maps of a feed. */
    public static LocalCodes of(String feed, List<Translation> translations) {
        if (translations.size() > MAX_TRANSLATIONS) {
            throw new IllegalArgumentException("a feed has at most " + MAX_TRANSLATIONS + " translations");
        }
        Map<Code, List<Target>> targets = new HashMap<>();
        for (Translation each : translations) {
            for (String system : systems(each.source, each.code, feed)) {
                List<Target> known = targets.computeIfAbsent(new Code(system, each.code), any -> new ArrayList<>(1));
                if (!known.contains(each.target)) {
                    known.add(each.target);
                }
            }
        }
        targets.replaceAll((code, known) -> List.copyOf(known));
        return new LocalCodes(Map.copyOf(targets));
    }

    /**
     * What a code is translated to, in the order of the maps.
     *
     * @param system as the coding has it; null where none is named
     */
    public List<Target> of(String system, String code) {
        return targets.isEmpty()
                ? List.of()
                : targets.getOrDefault(new Code(system == null ? "" : system, code), List.of());
    }

    /** How many codes are translated. */
    public int size() {
        return targets.size();
    }

    // As Cwe names the system of a code that a message brings.
    private static List<String> systems(String source, String code, String feed) {
        if (source.isEmpty() || source.indexOf(':') >= 0) {
            return List.of(source);
        }
        String table = CodeSystems.table(source);
        if (table != null && CodeSystems.defines(table, code)) {
            return List.of(CodeSystems.tableUri(table));
        }
        String known = table == null ? CodeSystems.uri(source) : null;
        return List.of(known != null ? known : LocalUri.codeSystem(feed, source));
    }
}
