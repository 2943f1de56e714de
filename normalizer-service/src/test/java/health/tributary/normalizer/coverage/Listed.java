package health.tributary.normalizer.coverage;

import health.tributary.normalizer.coverage.Tables.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of {@code deviations.csv}: rows of an official table that are done otherwise, or not, and why.
 *
 * @param table such as {@code PID[Patient]}
 * @param place a field or component; {@code *} for all
 * @param target the element, without indexes, and all below or behind it; {@code *} for all
 * @param kind {@code deviation} or {@code not-implemented}
 * @param reason in a sentence
 */
record Listed(String table, String place, String target, String kind, String reason) {
    private static final Path FILE = Path.of("src/test/resources/coverage/deviations.csv");

    Listed {
        if (!kind.equals("deviation") && !kind.equals("not-implemented")) {
            throw new IllegalArgumentException(table + ' ' + place + ": no kind of entry: " + kind);
        }
        if (reason.length() < 10) {
            throw new IllegalArgumentException(table + ' ' + place + ": a reason is a sentence");
        }
    }

    static List<Listed> all() {
        List<Listed> all = new ArrayList<>();
        List<List<String>> lines = Tables.csv(FILE);
        for (List<String> line : lines.subList(1, lines.size())) {
            all.add(new Listed(line.get(0), line.get(1), line.get(2), line.get(3), line.get(4)));
        }
        return all;
    }

    boolean covers(Row row) {
        String path = plain(row.target());
        return table.equals(row.table())
                && (place.equals("*") || place.equals(row.place()))
                && (target.equals("*")
                        || path.equals(target)
                        || path.startsWith(target + '.')
                        || path.startsWith(target + '('));
    }

    /** A target's cell without indexes and assigned values. */
    static String plain(String target) {
        return target.replaceAll("\\[[^\\]]*\\]?", "").replaceAll("=.*", "").replaceAll("^\\.", "");
    }
}
