package health.tributary.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of cases has a row for each case that a test carries the number of, and names such tests only. */
class CasesTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*\\| ([^|]+) \\|$");
    /** In a comment: {@code Case 27}, {@code Cases 22, 23 and 32}. */
    private static final Pattern SAID =
            Pattern.compile("(?m)^\\s*(?:/\\*\\*|\\*|//).*\\b[Cc]ases? (\\d+(?:(?:, | and )\\d+)*)");
    /** In a method's name: {@code case27References}, {@code case27_references}, {@code references_case27}. */
    private static final Pattern NAMED = Pattern.compile("void (?:case_?(\\d+)[A-Za-z_]|\\w+_case(\\d+)\\()");

    @Test
    void everyCaseWithATestHasARowAndEveryTestNamedInItCarriesItsNumber() {
        TreeMap<Integer, Set<String>> listed = new TreeMap<>();
        Matcher row = ROW.matcher(Repository.text("docs/cases.md"));
        while (row.find()) {
            Set<String> tests = Stream.of(row.group(2).split(", ")).collect(Collectors.toCollection(TreeSet::new));
            listed.put(Integer.valueOf(row.group(1)), tests);
        }
        TreeMap<Integer, Set<String>> found = new TreeMap<>();
        for (Path file : Repository.files(Repository.ROOT, "Test.java", "IT.java", "Properties.java")) {
            if (file.toString().contains("/src/test/") && !file.endsWith("CasesTest.java")) {
                String name = file.getFileName().toString().replace(".java", "");
                cases(Repository.text(file))
                        .forEach(number -> found.computeIfAbsent(number, any -> new TreeSet<>())
                                .add(name));
            }
        }
        assertThat(listed.keySet()).isEqualTo(found.keySet());
        listed.forEach((number, tests) ->
                assertThat(found.get(number)).as("case " + number).containsAll(tests));
    }

    private static Set<Integer> cases(String source) {
        Set<Integer> cases = new TreeSet<>();
        Matcher said = SAID.matcher(source);
        while (said.find()) {
            Stream.of(said.group(1).split(", | and ")).map(Integer::valueOf).forEach(cases::add);
        }
        Matcher named = NAMED.matcher(source);
        while (named.find()) {
            cases.add(Integer.valueOf(named.group(1) == null ? named.group(2) : named.group(1)));
        }
        return cases;
    }
}
