package health.tributary.record.fold;

import health.tributary.record.fold.IndexFields.Period;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/** Index fields of what an entry shows, by the table {@code searches.txt}; reads the texts of the slots that it names and no others. */
public final class Indexing {
    /** One line of the table, for one of its elements. */
    private record Rule(String index, String reading) {}

    private static final Map<String, Map<String, Rule>> BY_TYPE = read();

    private static final Set<String> WHOLES = Set.of(IndexFields.ENCOUNTER, IndexFields.ACCOUNT);

    private Indexing() {}

    /** The index names that a type has; empty for a type that is only read by id. */
    public static List<String> names(String type) {
        return BY_TYPE.getOrDefault(type, Map.of()).values().stream()
                .map(Rule::index)
                .distinct()
                .sorted()
                .toList();
    }

    /** What the entry can be found by; of one that does not exist, only what it is part of: with that it moves from record to record. */
    public static IndexFields of(Shown shown, String type) {
        Map<String, Rule> rules = BY_TYPE.getOrDefault(type, Map.of());
        if (!shown.exists()) {
            rules = new HashMap<>(rules);
            rules.values().removeIf(rule -> !WHOLES.contains(rule.index()));
        }
        if (rules.isEmpty()) {
            return IndexFields.NONE;
        }
        Map<String, SortedSet<String>> terms = new TreeMap<>();
        Optional<Period> date = Optional.empty();
        for (ShownSlot slot : shown.slots().values()) {
            Rule rule = slot.visible() ? rules.get(slot.slot().element()) : null;
            date = index(rule, slot.slot().json(), list(slot), terms, date);
        }
        for (Map.Entry<String, String> joined :
                MemberSlots.joined(shown.slots().values()).entrySet()) {
            date = index(rules.get(joined.getKey()), joined.getValue(), false, terms, date);
        }
        Map<String, List<String>> sorted = new TreeMap<>();
        terms.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
        return new IndexFields(sorted, date);
    }

    /** Adds the terms of an element's text; the date with what the text adds to it. */
    private static Optional<Period> index(
            Rule rule, String json, boolean list, Map<String, SortedSet<String>> terms, Optional<Period> date) {
        if (rule == null) {
            return date;
        }
        if (rule.reading().equals("date")) {
            return wider(date, period(json, list));
        }
        ElementReader.read(json, list, new TermReading(rule.reading(), rule.index(), terms));
        return date;
    }

    private static boolean list(ShownSlot slot) {
        return slot.slot().key().length() > slot.slot().element().length();
    }

    private static Optional<Period> period(String json, boolean list) {
        Map<String, String> values = new HashMap<>();
        ElementReader.read(json, list, new ElementReader.Sink() {
            @Override
            public void value(String path, String text) {
                values.putIfAbsent(path, text);
            }

            @Override
            public void end(String path) {}
        });
        if (values.containsKey("")) {
            return DatePeriods.of(values.get(""));
        }
        Optional<Period> start = Optional.ofNullable(values.get(".start")).flatMap(DatePeriods::of);
        Optional<Period> end = Optional.ofNullable(values.get(".end")).flatMap(DatePeriods::of);
        if (start.isEmpty() && end.isEmpty()) {
            return Optional.empty();
        }
        Instant from = start.map(Period::from).orElse(Period.OPEN_START);
        Instant to = end.map(Period::to).orElse(Period.OPEN_END);
        return Optional.of(new Period(from, to.isBefore(from) ? from : to));
    }

    private static Optional<Period> wider(Optional<Period> one, Optional<Period> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        Instant from = one.get().from().isBefore(other.get().from())
                ? one.get().from()
                : other.get().from();
        Instant to = one.get().to().isAfter(other.get().to())
                ? one.get().to()
                : other.get().to();
        return Optional.of(new Period(from, to));
    }

    private static Map<String, Map<String, Rule>> read() {
        Map<String, Map<String, Rule>> types = new HashMap<>();
        try (InputStream in = Indexing.class.getResourceAsStream("searches.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line :
                    lines.lines().filter(line -> !line.startsWith("#")).toList()) {
                List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
                Map<String, Rule> rules = types.computeIfAbsent(words.get(0), type -> new HashMap<>());
                for (String element : words.subList(3, words.size())) {
                    rules.put(element, new Rule(words.get(1), words.get(2)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(types);
    }
}
