package health.tributary.normalizer.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.tributary.normalizer.coverage.Coverage.Verdict;
import health.tributary.normalizer.coverage.Tables.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * How many rows of the official V2-to-FHIR tables are implemented, or listed in {@code deviations.csv} with a reason; skipped
 * where the tables are not at hand. Prints the numbers by table, and each row that is neither.
 */
class OfficialTablesTest {
    private static final double BOUND = 0.95;

    @Test
    void rowsOfTheOfficialTablesAreImplementedOrListedWithAReason() throws IOException {
        assumeTrue(Files.isDirectory(Tables.FOLDER));
        List<Listed> listed = Listed.all();
        Coverage coverage = new Coverage(listed);
        Map<Row, Verdict> verdicts = coverage.verdicts();
        print(verdicts);
        System.out.println("not counted, for nothing maps their segment or data type yet: "
                + new Numbers(coverage.uncounted().values()));
        assertThat(verdicts.values().stream().filter(Verdict.OPEN::equals).count())
                .as("open rows of %d", verdicts.size())
                .isLessThanOrEqualTo((long) (verdicts.size() * (1 - BOUND)));
        assertThat(listed.stream().filter(line -> verdicts.keySet().stream().noneMatch(line::covers)))
                .as("lines of the list that are about no row of any table")
                .isEmpty();
    }

    private static void print(Map<Row, Verdict> verdicts) {
        Map<String, Map<Row, Verdict>> tables = new TreeMap<>();
        verdicts.forEach((row, verdict) -> tables.computeIfAbsent(row.table(), any -> new java.util.LinkedHashMap<>())
                .put(row, verdict));
        tables.forEach((table, rows) -> {
            System.out.printf("%-50s %s%n", table, new Numbers(rows.values()));
            rows.forEach((row, verdict) -> {
                if (verdict == Verdict.OPEN) {
                    System.out.println(
                            "    open: " + row.place() + ' ' + Listed.plain(row.target()) + ' ' + row.constant());
                }
            });
        });
        System.out.println("all rows that count: " + new Numbers(verdicts.values()));
    }

    private record Numbers(Collection<Verdict> verdicts) {
        @Override
        public String toString() {
            long implemented = count(Verdict.IMPLEMENTED);
            long listed = count(Verdict.LISTED);
            double share = 100.0 * (implemented + listed) / Math.max(1, verdicts.size());
            return String.format(
                    "%4d rows: %4d implemented, %4d listed, %4d open (%.1f %%)",
                    verdicts.size(), implemented, listed, count(Verdict.OPEN), share);
        }

        private long count(Verdict verdict) {
            return verdicts.stream().filter(verdict::equals).count();
        }
    }
}
