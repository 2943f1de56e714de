package health.tributary.normalizer.vocabulary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The tables beside this package: comma-separated, first line the names of the columns, quotes around cells with commas. */
final class Csv {
    private Csv() {}

    /** The rows of {@code /vocabulary/<name>.csv} without the heading; each has as many cells as the heading. */
    static List<String[]> rows(String name) {
        String path = "/vocabulary/" + name + ".csv";
        try (InputStream in = Csv.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("there is no table " + path);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            int columns = cells(lines.readLine()).length;
            List<String[]> rows = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = cells(line);
                if (cells.length != columns) {
                    throw new IllegalStateException(path + " has a row with " + cells.length + " cells");
                }
                rows.add(cells);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells.toArray(String[]::new);
    }
}
