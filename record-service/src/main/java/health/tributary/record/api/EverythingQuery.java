package health.tributary.record.api;

import health.tributary.contract.EntryId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a client wants of everything.
 *
 * @param types of which resource types; empty for all
 * @param since changed at this time or later; empty for all
 * @param after the last entry of the page before
 * @param count entries a page, 1 to {@value Everything#MAX_COUNT}
 */
record EverythingQuery(Set<String> types, Optional<Instant> since, Optional<EntryId> after, int count) {
    /** All of it, on as large a page as there is. */
    static final EverythingQuery WHOLE =
            new EverythingQuery(Set.of(), Optional.empty(), Optional.empty(), Everything.MAX_COUNT);

    EverythingQuery {
        types = Set.copyOf(types);
        Objects.requireNonNull(since);
        Objects.requireNonNull(after);
    }

    /** A query, or why there is none. */
    sealed interface Parsed permits Understood, Refused {}

    record Understood(EverythingQuery query) implements Parsed {}

    record Refused(Refusal refusal) implements Parsed {}

    boolean wants(String type) {
        return types.isEmpty() || types.contains(type);
    }

    boolean wants(Instant updated) {
        return since.map(start -> !updated.isBefore(start)).orElse(true);
    }

    /**
     * Understands the parameters of the operation ({@code _count}, {@code _since}, {@code _type}; of a next link {@code _after}).
     *
     * @param lenient whether unknown parameters are passed over and not refused
     */
    static Parsed parse(Map<String, List<String>> parameters, boolean lenient) {
        EverythingQuery query = WHOLE;
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            for (String value : parameter.getValue()) {
                Parsed parsed =
                        value.isEmpty() ? new Understood(query) : query.with(parameter.getKey(), value, lenient);
                if (parsed instanceof Refused) {
                    return parsed;
                }
                query = ((Understood) parsed).query();
            }
        }
        return new Understood(query);
    }

    private Parsed with(String name, String value, boolean lenient) {
        return switch (name) {
            case "_format", "_pretty" -> new Understood(this);
            case "_count" ->
                value.matches("[1-9]\\d{0,8}")
                        ? understood(types, since, after, Math.min(Integer.parseInt(value), Everything.MAX_COUNT))
                        : refused(name, "_count is a whole number from 1");
            case "_after" ->
                Ids.entry(value)
                        .map(entry -> understood(types, since, Optional.of(entry), count))
                        .orElseGet(() -> refused(name, "_after comes from a next link and is not to be made up"));
            case "_since" ->
                TimeRange.parse("ge" + value)
                        .map(range -> understood(types, range.from(), after, count))
                        .orElseGet(() -> refused(name, "_since is a date and time, such as 2026-03-01T12:00:00Z"));
            case "_type" -> types(value);
            default ->
                lenient
                        ? new Understood(this)
                        : new Refused(Refusal.notSupported(
                                name, "$everything takes _count, _since and _type; " + name + " is not served"));
        };
    }

    private Parsed types(String value) {
        Set<String> named = new HashSet<>(Alternatives.of(value));
        if (!named.stream().allMatch(ResourceTypes::served)) {
            return new Refused(Refusal.notSupported("_type", "_type names types that are served; see /fhir/metadata"));
        }
        named.addAll(types);
        return understood(named, since, after, count);
    }

    private static Parsed understood(Set<String> types, Optional<Instant> since, Optional<EntryId> after, int count) {
        return new Understood(new EverythingQuery(types, since, after, count));
    }

    private static Parsed refused(String name, String rule) {
        return new Refused(Refusal.invalid(name, rule));
    }
}
