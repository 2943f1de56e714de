package health.tributary.normalizer.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The official tables, as they lie in a folder: those of messages, segments and data types. */
final class Tables {
    static final Path FOLDER = Path.of("../../shared/mapping/v2-to-fhir");
    /** The resource types that tables speak of. */
    static final Set<String> RESOURCES = Set.of(
            "Account",
            "AllergyIntolerance",
            "Appointment",
            "Basic",
            "Bundle",
            "CareTeam",
            "Condition",
            "Coverage",
            "Device",
            "DiagnosticReport",
            "DocumentReference",
            "Encounter",
            "EpisodeOfCare",
            "Group",
            "Immunization",
            "Location",
            "MedicationAdministration",
            "MedicationRequest",
            "MessageHeader",
            "Observation",
            "Organization",
            "Patient",
            "Practitioner",
            "PractitionerRole",
            "Procedure",
            "Provenance",
            "RelatedPerson",
            "Schedule",
            "ServiceRequest",
            "Specimen",
            "Task");

    private static final Pattern NAME = Pattern.compile(" R4_ (\\S+) - ");

    private Tables() {}

    /**
     * A row that names a FHIR target; of rows that are the same but for their conditions one stands for all.
     *
     * @param table such as {@code PID[Patient]}, {@code CX[Identifier]} or {@code ADT_A01}
     * @param place {@code PID-3}, {@code CX.4}, {@code ADT_A01.PID}; the segment alone for what holds without a field
     * @param target the cell that names the element, without white space
     * @param map the data type's table that goes on from here, or of a message the segment's; may be empty
     * @param constant the one text that the row assigns, or empty
     */
    record Row(String table, String place, String target, String map, String constant) {}

    /** The rows of the tables of one kind, by table. */
    static Map<String, Set<Row>> read(String kind) throws IOException {
        Map<String, Set<Row>> tables = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(FOLDER.resolve(kind))) {
            for (Path file : files.sorted().toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.find()) {
                    tables.put(name.group(1), rows(name.group(1), kind, file));
                }
            }
        }
        return tables;
    }

    /** {@code Identifier} of {@code CX[Identifier]}, {@code Provenance} of {@code MSH[Provenance-Source]}. */
    static String made(String table) {
        return table.replaceAll("^.*\\[", "").replaceAll("[-\\]].*$", "");
    }

    private static Set<Row> rows(String table, String kind, Path file) throws IOException {
        boolean message = kind.equals("messages");
        Set<Row> rows = new LinkedHashSet<>();
        List<List<String>> lines = csv(file);
        for (List<String> line : lines.subList(2, lines.size())) {
            String target = cell(line, 9).replaceAll("\\s", "");
            if (!target.isEmpty()) {
                String place = cell(line, 1);
                rows.add(new Row(
                        table,
                        place.isEmpty() ? table.replaceAll("\\[.*", "") : place,
                        target,
                        cell(line, message ? 10 : 14),
                        message ? "" : constant(cell(line, 16))));
            }
        }
        return rows;
    }

    private static String constant(String cell) {
        String text = cell.strip();
        boolean one = text.length() > 2 && text.startsWith("\"") && text.indexOf('"', 1) == text.length() - 1;
        return one ? text.substring(1, text.length() - 1).strip() : "";
    }

    private static String cell(List<String> line, int column) {
        return column < line.size() ? line.get(column).strip() : "";
    }

    /** Cells in quotes may hold commas, doubled quotes and line breaks (RFC 4180). */
    static List<List<String>> csv(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == ',' || c == '\n')) {
                line.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            } else if (c != '\r' && c != '\uFEFF') {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !line.isEmpty()) {
            line.add(cell.toString());
            lines.add(line);
        }
        return lines;
    }
}
