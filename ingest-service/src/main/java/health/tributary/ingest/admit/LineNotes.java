package health.tributary.ingest.admit;

import health.tributary.fhir.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is said of the lines of one part: the first problems of both kinds, what refuses and what is doubtful; the others are counted. */
final class LineNotes {
    /** Of each of both kinds. */
    private static final int MAX_NAMED = 500;

    private final List<LineProblem> named = new ArrayList<>();
    private int refusing;
    private int notNamed;

    void name(long line, Problem problem) {
        boolean refuses = problem.severity().refuses();
        if ((refuses ? refusing : named.size() - refusing) == MAX_NAMED) {
            notNamed++;
            return;
        }
        refusing += refuses ? 1 : 0;
        named.add(new LineProblem(line, problem));
    }

    /** Those that are named, by line. */
    List<LineProblem> named() {
        return named.stream()
                .sorted(Comparator.comparingLong(LineProblem::line))
                .toList();
    }

    int notNamed() {
        return notNamed;
    }
}
