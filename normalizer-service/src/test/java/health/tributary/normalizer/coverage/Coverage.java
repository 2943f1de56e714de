package health.tributary.normalizer.coverage;

import health.tributary.normalizer.coverage.Tables.Row;
import health.tributary.normalizer.normalize.hl7v2.message.MessagePlans;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The verdict on each row of the official tables. A segment's or a message's table counts if the code makes anything of that
 * segment into that resource, or if it is listed; a data type's table, if a field that is done leads to it.
 */
final class Coverage {
    /** What became of a row. */
    enum Verdict {
        IMPLEMENTED,
        LISTED,
        OPEN
    }

    /** How deep data types lie in data types. */
    private static final int MAX_DEPTH = 3;

    private final List<Listed> listed;
    private final Ablation ablation;
    private final Map<String, Set<Row>> dataTypes;
    private final Set<Row> shown = new HashSet<>();
    private final Set<String> reached = new HashSet<>();
    private final Map<Row, Verdict> verdicts = new LinkedHashMap<>();
    private final Map<Row, Verdict> uncounted = new LinkedHashMap<>();

    Coverage(List<Listed> listed) throws IOException {
        this.listed = listed;
        this.ablation = Ablation.ofGoldenMessages();
        this.dataTypes = Tables.read("datatypes");
        for (Map.Entry<String, Set<Row>> table : Tables.read("segments").entrySet()) {
            segment(table.getKey(), table.getValue());
        }
        for (Map.Entry<String, Set<Row>> table : dataTypes.entrySet()) {
            boolean counts = reached.contains(table.getKey());
            table.getValue().forEach(row -> judge(row, shown.contains(row), counts));
        }
        for (Map.Entry<String, Set<Row>> table : Tables.read("messages").entrySet()) {
            message(table.getKey().replace('_', '^'), table.getValue());
        }
    }

    /** The rows that count, by table. */
    Map<Row, Verdict> verdicts() {
        return verdicts;
    }

    /** The rows of tables whose segments are not mapped to that resource, or whose data types nothing leads to. */
    Map<Row, Verdict> uncounted() {
        return uncounted;
    }

    private void segment(String table, Set<Row> rows) {
        String segment = table.substring(0, table.indexOf('['));
        Target resource = new Target(Tables.made(table), "");
        boolean counts = ablation.speaksOf(segment, resource.type());
        for (Row row : rows) {
            Place place = place(segment, row.place());
            Target target = Target.of(resource, row.target());
            boolean done = ablation.shows(place, target, row.constant());
            judge(row, done, counts);
            if (done) {
                follow(place, target, row.map(), 1);
            }
        }
    }

    private void follow(Place place, Target element, String map, int depth) {
        dataTypes.keySet().stream()
                .filter(name -> name.equalsIgnoreCase(map) && depth <= MAX_DEPTH)
                .forEach(name -> {
                    reached.add(name);
                    Target from = element.in(name);
                    for (Row row : dataTypes.get(name)) {
                        String part = row.place().replaceAll("^[^.]*\\.?", "");
                        Place inner = part.isEmpty() ? place : place.part(Integer.parseInt(part));
                        Target target = Target.of(from, row.target());
                        if (ablation.shows(inner, target, row.constant())) {
                            shown.add(row);
                            follow(inner, target, row.map(), depth + 1);
                        }
                    }
                });
    }

    private void message(String kind, Set<Row> rows) throws IOException {
        boolean counts = MessagePlans.kinds().contains(kind);
        Set<String> made = new HashSet<>();
        for (Golden golden : counts ? Golden.all() : List.<Golden>of()) {
            if (kind.startsWith(golden.code() + '^')) {
                golden.of(kind.substring(kind.indexOf('^') + 1))
                        .said()
                        .sources()
                        .forEach((place, members) ->
                                members.keySet().forEach(member -> made.add(place.segment() + '>' + member.type())));
            }
        }
        for (Row row : rows) {
            String segment = row.place().replaceAll("^.*\\.", "");
            String type = row.target().replaceAll("[^A-Za-z].*", "");
            judge(row, made.contains(segment + '>' + type), counts);
        }
    }

    private void judge(Row row, boolean done, boolean counts) {
        boolean known = listed.stream().anyMatch(each -> each.covers(row));
        Verdict verdict = done ? Verdict.IMPLEMENTED : known ? Verdict.LISTED : Verdict.OPEN;
        (counts || known ? verdicts : uncounted).put(row, verdict);
    }

    private static Place place(String segment, String written) {
        String field = written.replaceAll("^[^-]*-?", "").replaceAll("\\D.*", "");
        return field.isEmpty() ? Place.of(segment) : Place.of(segment, Integer.parseInt(field));
    }
}
