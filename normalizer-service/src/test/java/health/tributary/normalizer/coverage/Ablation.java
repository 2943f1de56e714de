package health.tributary.normalizer.coverage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each value of the golden messages is good for: it is taken out, and once more changed, and what the output then no
 * longer has came from it. So nothing needs to say of itself what it maps, and nothing can claim what it does not do.
 *
 * <p>A value without which an entry would not be there at all (its key) tells nothing by that of the entry's elements.
 */
final class Ablation {
    /** By segment, each place with the members that came from it, and the values that they had. */
    private final Map<String, Map<Place, Map<Target, Set<String>>>> effects = new HashMap<>();

    private final Map<Question, Boolean> answers = new HashMap<>();

    private record Question(Place place, Target target, String constant) {}

    private Ablation() {}

    /** Tries all golden messages. */
    static Ablation ofGoldenMessages() throws IOException {
        Ablation ablation = new Ablation();
        for (Golden golden : Golden.all()) {
            ablation.message(golden);
        }
        return ablation;
    }

    /** Whether an element came from a place; with a constant, whether it had that value. */
    boolean shows(Place place, Target target, String constant) {
        // A constant need not hang on one component: it is there because the field is.
        Place whole = constant.isEmpty() ? place : Place.of(place.segment(), place.field());
        return answers.computeIfAbsent(new Question(whole, target, constant), this::answer);
    }

    private boolean answer(Question asked) {
        return effects.getOrDefault(asked.place.segment(), Map.of()).entrySet().stream()
                .filter(effect -> effect.getKey().in(asked.place))
                .flatMap(effect -> effect.getValue().entrySet().stream())
                .filter(effect -> asked.target.holds(effect.getKey()))
                .anyMatch(
                        effect -> asked.constant.isEmpty() || effect.getValue().contains(asked.constant));
    }

    /** Whether anything of a resource type came from a segment. */
    boolean speaksOf(String segment, String type) {
        return shows(Place.of(segment), new Target(type, ""), "");
    }

    private void message(Golden golden) {
        Said whole = golden.said();
        whole.sources().forEach(this::note);
        List<String> lines = golden.lines();
        for (int i = 1; i < lines.size(); i++) {
            String[] fields = lines.get(i).split("\\|", -1);
            for (int field = 1; field < fields.length; field++) {
                if (!fields[field].isEmpty()) {
                    for (Variant variant : variants(Place.of(fields[0], field), fields[field])) {
                        String[] cells = fields.clone();
                        cells[field] = variant.text;
                        Said tried = golden.with(i, String.join("|", cells)).said();
                        whole.lostIn(tried).forEach((target, values) -> note(variant.place, target, values));
                    }
                }
            }
        }
    }

    private void note(Place place, Map<Target, Set<String>> members) {
        members.forEach((target, values) -> note(place, target, values));
    }

    private void note(Place place, Target target, Set<String> values) {
        effects.computeIfAbsent(place.segment(), any -> new HashMap<>())
                .computeIfAbsent(place, any -> new HashMap<>())
                .computeIfAbsent(target, any -> new HashSet<>())
                .addAll(values);
    }

    private record Variant(Place place, String text) {}

    /** The field without each of its leaves, and with each of them changed. */
    private static List<Variant> variants(Place place, String field) {
        List<Variant> variants = new ArrayList<>();
        variants.add(new Variant(place, ""));
        String[] repetitions = field.split("~", -1);
        for (int r = 0; r < repetitions.length; r++) {
            String[] components = repetitions[r].split("\\^", -1);
            for (int c = 0; c < components.length; c++) {
                String[] leaves = components[c].split("&", -1);
                for (int s = 0; s < leaves.length; s++) {
                    Place leaf = place.part(c + 1).part(s + 1);
                    for (String value : leaves[s].isEmpty() ? List.<String>of() : List.of("", changed(leaves[s]))) {
                        String component = with(leaves, s, value, "&");
                        String repetition = with(components, c, component, "^");
                        variants.add(new Variant(leaf, with(repetitions, r, repetition, "~")));
                    }
                }
            }
        }
        return variants;
    }

    private static String with(String[] parts, int n, String value, String delimiter) {
        String[] changed = parts.clone();
        changed[n] = value;
        return String.join(delimiter, changed);
    }

    /** Another text of the same kind: the first digit or letter is another one. */
    private static String changed(String text) {
        char first = text.charAt(0);
        char other = Character.isDigit(first) ? (first == '1' ? '3' : '1') : first == 'Q' ? 'Z' : 'Q';
        return other + text.substring(1);
    }
}
