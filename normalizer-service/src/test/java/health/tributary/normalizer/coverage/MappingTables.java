package health.tributary.normalizer.coverage;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.hl7v2.message.MessagePlans;
import health.tributary.normalizer.normalize.hl7v2.segment.SegmentMap;
import health.tributary.normalizer.normalize.hl7v2.segment.SegmentMap.Line;
import health.tributary.normalizer.vocabulary.ConceptMap;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The tables of {@code docs/mapping-tables.md}. Segment maps and vocabularies are found among the classes of their packages;
 * what code writes without a table is found in the output of the golden messages, by the source and rule of each slot.
 */
final class MappingTables {
    private static final String SEGMENTS = "health.tributary.normalizer.normalize.hl7v2.segment";
    private static final String VOCABULARY = "health.tributary.normalizer.vocabulary";

    private final StringBuilder text = new StringBuilder();

    private MappingTables() {}

    static String write() throws IOException, ReflectiveOperationException {
        MappingTables tables = new MappingTables();
        tables.text.append("""
            # Mapping tables

            Generated from the code by `MappingTablesTest` (`-Dgolden.update=true` writes this file anew): do not edit it. The rules behind it
            are in [mapping.md](mapping.md).
            """);
        tables.messages();
        tables.segments();
        tables.vocabularies();
        tables.deviations("deviation", "Official rows that are done otherwise");
        tables.deviations("not-implemented", "Official rows that are not implemented");
        return tables.text.toString();
    }

    private void messages() {
        Map<String, Set<String>> events = new TreeMap<>();
        for (String kind : MessagePlans.kinds()) {
            String[] parts = kind.split("\\^", -1);
            events.computeIfAbsent(parts[0], any -> new TreeSet<>()).add(parts[1].isEmpty() ? "(none)" : parts[1]);
        }
        heading("Messages", "MSH-9.1", "MSH-9.2");
        events.forEach((code, of) -> row(code, String.join(", ", of)));
    }

    private void segments() throws IOException, ReflectiveOperationException {
        Map<String, Set<String>> rules = new TreeMap<>();
        for (SegmentMap map : found(SEGMENTS, SegmentMap.class)) {
            for (Line line : map.lines()) {
                rules.computeIfAbsent(map.rule(), any -> new TreeSet<>(byField()))
                        .add(line(map.segment(), line));
            }
        }
        Map<String, Set<String>> tabled = new TreeMap<>();
        rules.forEach((rule, lines) ->
                tabled.put(rule, lines.stream().map(MappingTables::cells).collect(Collectors.toSet())));
        for (Golden golden : Golden.all()) {
            for (Assert entry : golden.said().asserts()) {
                for (Slot slot : entry.slots()) {
                    Place source = Place.source(slot.source());
                    String element = element(slot.key());
                    boolean known = tabled.getOrDefault(slot.rule(), Set.of()).contains(source.field() + "|" + element);
                    if (!known && !slot.key().startsWith("~")) {
                        rules.computeIfAbsent(slot.rule(), any -> new TreeSet<>(byField()))
                                .add(line(source, element, "", "by code"));
                    }
                }
            }
        }
        text.append("""

            ## Segments

            A row is one statement of the code, but for those "by code". "if": it holds under a condition. Vocabularies are listed below.
            """);
        rules.forEach((rule, lines) -> {
            text.append("\n### ").append(rule).append("\n\n");
            text.append("| place | HL7 name | element | vocabulary | |\n|---|---|---|---|---|\n");
            lines.forEach(text::append);
        });
    }

    private static Comparator<String> byField() {
        return Comparator.<String, String>comparing(line -> line.substring(2, 5))
                .thenComparing(line -> Integer.parseInt('0' + line.replaceAll("^\\| [A-Z0-9]+-?(\\d*).*\\n", "$1")))
                .thenComparing(Comparator.naturalOrder());
    }

    private static String line(String segment, Line line) {
        return line(
                Place.of(segment, line.field()),
                element(line.key()),
                line.vocabularies().stream()
                        .map(name -> "[" + name + "](#vocabularies)")
                        .collect(Collectors.joining(", ")),
                line.conditional() ? "if" : "");
    }

    private static String line(Place place, String element, String vocabulary, String how) {
        String field = place.field() == 0 ? place.segment() : place.segment() + '-' + place.field();
        String name = FieldNames.of(place.segment(), place.field());
        return "| " + field + " | " + name + " | `" + element + "` | " + vocabulary + " | " + how + " |\n";
    }

    private static String cells(String line) {
        String[] cells = line.split("\\|", -1);
        return cells[1].replaceAll("^[^-]*-?", "").strip()
                + '|'
                + cells[3].replace("`", "").strip();
    }

    /** The element of a slot's key: {@code telecom#PID-13} is {@code telecom}. */
    private static String element(String key) {
        return key.replaceAll("#.*", "");
    }

    private void vocabularies() throws ReflectiveOperationException {
        heading("Vocabularies", "map", "HL7 table", "codes", "to");
        List<ConceptMap> maps = new ArrayList<>(found(VOCABULARY, ConceptMap.class));
        maps.sort(Comparator.comparing(ConceptMap::name));
        for (ConceptMap map : maps) {
            Set<String> systems = new TreeSet<>();
            map.all().values().forEach(concept -> systems.add('`' + concept.system() + '`'));
            row(map.name(), map.table(), String.valueOf(map.all().size()), String.join(", ", systems));
        }
    }

    private void deviations(String kind, String title) {
        heading(title, "table", "place", "element", "why");
        Listed.all().stream()
                .filter(line -> line.kind().equals(kind))
                .sorted(Comparator.comparing(Listed::table)
                        .thenComparing(Listed::place)
                        .thenComparing(Listed::target))
                .forEach(line -> row(
                        line.table(),
                        all(line.place()),
                        all(line.target()),
                        line.reason().replace("|", "\\|")));
    }

    private static String all(String pattern) {
        return pattern.equals("*") ? "all" : pattern;
    }

    private void heading(String title, String... columns) {
        text.append("\n## ").append(title).append("\n\n");
        row(columns);
        text.append("|---".repeat(columns.length)).append("|\n");
    }

    private void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** The values of all static fields of a type among the classes of a package. */
    private static <T> Set<T> found(String packageName, Class<T> type) throws ReflectiveOperationException {
        Set<T> found = new LinkedHashSet<>();
        for (JavaClass each : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(packageName)) {
            for (Field field : Class.forName(each.getName()).getDeclaredFields()) {
                if (field.getType().equals(type) && Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    found.add(type.cast(field.get(null)));
                }
            }
        }
        return found;
    }
}
