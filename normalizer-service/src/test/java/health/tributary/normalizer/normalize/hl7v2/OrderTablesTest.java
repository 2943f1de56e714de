package health.tributary.normalizer.normalize.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import health.tributary.normalizer.normalize.hl7v2.segment.ObrServiceRequest;
import health.tributary.normalizer.normalize.hl7v2.segment.OrcProvenance;
import health.tributary.normalizer.normalize.hl7v2.segment.OrcServiceRequest;
import health.tributary.normalizer.normalize.hl7v2.segment.SegmentMap;
import health.tributary.normalizer.normalize.hl7v2.segment.SpmSpecimen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The official tables of orders, where they are at hand: each field that has a target is mapped, or listed as not mapped. */
class OrderTablesTest {
    private static final Path FOLDER = Path.of("../../shared/mapping/v2-to-fhir/segments");

    private static final Pattern FIELD = Pattern.compile("[A-Z0-9]{3}-(\\d+)");

    static Stream<Arguments> tables() {
        return Stream.of(
                // 1 to 3, 5, 7: OrderState, OrderEntries, OrderTiming; 22 to 24: with the requester.
                table(
                        "ORC[ServiceRequest]",
                        List.of(OrcServiceRequest.MAP, OrcServiceRequest.CALLBACK, OrcServiceRequest.ALTERNATES),
                        Set.of(1, 2, 3, 5, 7, 22, 23, 24),
                        Set.of(25, 28, 31)),
                // 2, 3, 11, 27, 29: ServiceRequests, OrderTiming, Parents.
                table("OBR[ServiceRequest]", List.of(ObrServiceRequest.MAP), Set.of(2, 3, 11, 27, 29), Set.of()),
                // 17: with who entered it; 24: with the requester.
                table("ORC[Provenance]", List.of(OrcProvenance.MAP), Set.of(17, 24), Set.of(21, 22, 23, 28)),
                table("TQ1[ServiceRequest]", List.of(), Set.of(2, 3, 4, 6, 7, 8, 9, 11, 13, 14), Set.of(5, 10)),
                table("NTE[ServiceRequest]", List.of(), Set.of(3, 5, 6), Set.of(4)),
                // 3: Specimens.
                table("SPM[Specimen]", List.of(SpmSpecimen.MAP), Set.of(3), Set.of(9)));
    }

    private static Arguments table(String name, List<SegmentMap> maps, Set<Integer> byCode, Set<Integer> listed) {
        return Arguments.of(name, maps, byCode, listed);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void everyFieldWithATargetIsMappedOrListed(
            String name, List<SegmentMap> maps, Set<Integer> byCode, Set<Integer> listed) throws IOException {
        assumeThat(FOLDER).isDirectory();
        Set<Integer> mapped = new TreeSet<>(byCode);
        maps.forEach(map -> mapped.addAll(map.fields()));
        Set<Integer> targets = targets(name);
        assertThat(targets).isNotEmpty();
        Set<Integer> open = new TreeSet<>(targets);
        open.removeAll(mapped);
        assertThat(open).isEqualTo(listed);
    }

    private static Set<Integer> targets(String name) throws IOException {
        Set<Integer> fields = new TreeSet<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            Path file = files.filter(each -> each.getFileName().toString().contains(' ' + name + ' '))
                    .findFirst()
                    .orElseThrow();
            for (List<String> row : rows(Files.readString(file))) {
                Matcher field = FIELD.matcher(row.size() > 1 ? row.get(1) : "");
                if (field.matches() && row.size() > 10 && !(row.get(9) + row.get(10)).isBlank()) {
                    fields.add(Integer.parseInt(field.group(1)));
                }
            }
        }
        return fields;
    }

    /** Cells of comma-separated rows; cells in quotes may hold commas and line breaks. */
    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString().strip());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        row.add(cell.toString().strip());
        rows.add(row);
        return rows;
    }
}
