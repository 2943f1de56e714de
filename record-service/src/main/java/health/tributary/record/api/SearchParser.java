package health.tributary.record.api;

import health.tributary.contract.EntryId;
import health.tributary.record.apply.EntrySearch.AnyOf;
import health.tributary.record.apply.EntrySearch.Criterion;
import health.tributary.record.apply.EntrySearch.During;
import health.tributary.record.apply.EntrySearch.StartsWith;
import health.tributary.record.apply.EntrySearch.Updated;
import health.tributary.record.fold.NameTokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Understands the parameters of a search, or says which one it does not. */
final class SearchParser {
    private static final int MAX_VALUES = 100;
    private static final int MAX_VALUE_CHARS = 4_000;

    /** A query, or why there is none. */
    sealed interface Parsed {
        record Understood(SearchQuery query) implements Parsed {}

        record Refused(Refusal refusal) implements Parsed {}
    }

    private final String type;
    private final boolean lenient;
    private final List<Criterion> criteria = new ArrayList<>();
    private Optional<String> patient = Optional.empty();
    private Optional<Set<String>> ids = Optional.empty();
    private Optional<EntryId> after = Optional.empty();
    private int count = SearchQuery.DEFAULT_COUNT;
    private boolean accurateTotal;

    private SearchParser(String type, boolean lenient) {
        this.type = type;
        this.lenient = lenient;
    }

    /**
     * Understands a search.
     *
     * @param type the resource type
     * @param parameters names and values as they came, decoded
     * @param lenient whether unknown parameters are passed over ({@code Prefer: handling=lenient}) and not refused
     */
    static Parsed parse(String type, Map<String, List<String>> parameters, boolean lenient) {
        SearchParser parser = new SearchParser(type, lenient);
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            for (String value : parameter.getValue()) {
                if (value.isEmpty()) {
                    continue;
                }
                Optional<Refusal> refusal = value.length() > MAX_VALUE_CHARS
                        ? Optional.of(Refusal.invalid(
                                parameter.getKey(), "a value has at most " + MAX_VALUE_CHARS + " characters"))
                        : parser.parameter(parameter.getKey(), value);
                if (refusal.isPresent()) {
                    return new Parsed.Refused(refusal.get());
                }
            }
        }
        return new Parsed.Understood(new SearchQuery(
                type, parser.patient, parser.ids, parser.criteria, parser.count, parser.after, parser.accurateTotal));
    }

    private Optional<Refusal> parameter(String name, String value) {
        return switch (name) {
            case "_format", "_pretty" -> Optional.empty();
            case "_id" -> ids(value);
            case "_count" -> count(value);
            case "_after" -> after(value);
            case "_total" -> total(value);
            case "_lastUpdated" -> updated(value);
            case "patient", "subject" -> patient(name, value);
            default ->
                SearchParameter.of(type, name)
                        .map(known -> criterion(known, value))
                        // A modifier turns a meaning round: to pass one over would answer another question.
                        .orElseGet(() -> lenient && name.indexOf(':') < 0
                                ? Optional.empty()
                                : Optional.of(Refusal.notSupported(
                                        name, "this parameter is not served for " + type + "; see /fhir/metadata")));
        };
    }

    private Optional<Refusal> ids(String value) {
        Set<String> named = new HashSet<>(Alternatives.of(value));
        if (named.size() > MAX_VALUES) {
            return tooMany("_id");
        }
        ids.ifPresent(named::retainAll);
        ids = Optional.of(named);
        return Optional.empty();
    }

    private Optional<Refusal> count(String value) {
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < 1) {
            return Optional.of(Refusal.invalid("_count", "_count is a whole number from 1"));
        }
        count = Math.min(Integer.parseInt(value), SearchQuery.MAX_COUNT);
        return Optional.empty();
    }

    private Optional<Refusal> after(String value) {
        try {
            after = Optional.of(new EntryId(value));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(Refusal.invalid("_after", "_after comes from a next link and is not to be made up"));
        }
    }

    private Optional<Refusal> total(String value) {
        accurateTotal = value.equals("accurate");
        return accurateTotal || value.equals("none") || value.equals("estimate")
                ? Optional.empty()
                : Optional.of(Refusal.invalid("_total", "_total is none, estimate or accurate"));
    }

    private Optional<Refusal> updated(String value) {
        Optional<TimeRange> range = TimeRange.parse(value);
        range.ifPresent(it -> criteria.add(new Updated(it.from(), it.before())));
        return range.isPresent() ? Optional.empty() : notADate("_lastUpdated");
    }

    private Optional<Refusal> patient(String name, String value) {
        if (type.equals("Patient") || ResourceTypes.directory(type)) {
            return Optional.of(Refusal.notSupported(name, "this parameter is not served for " + type));
        }
        String id = value.substring(value.lastIndexOf("Patient/") < 0 ? 0 : value.lastIndexOf('/') + 1);
        if (value.indexOf(',') >= 0 || (patient.isPresent() && !patient.get().equals(id))) {
            return Optional.of(Refusal.invalid(name, "a search is about one patient"));
        }
        patient = Optional.of(id);
        return Optional.empty();
    }

    private Optional<Refusal> criterion(SearchParameter parameter, String value) {
        return switch (parameter.kind()) {
            case TOKEN -> tokens(parameter, value);
            case TEXT -> words(parameter, value);
            case DATE -> {
                Optional<TimeRange> range = TimeRange.parse(value);
                range.ifPresent(it -> criteria.add(new During(it.from(), it.before())));
                yield range.isPresent() ? Optional.empty() : notADate(parameter.name());
            }
            case BIRTHDATE -> birthdate(parameter, value);
            case REFERENCE -> references(parameter, value);
        };
    }

    private Optional<Refusal> tokens(SearchParameter parameter, String value) {
        Set<String> tokens = new LinkedHashSet<>();
        for (String token : Alternatives.of(value)) {
            if (token.endsWith("|") || token.isEmpty()) {
                return Optional.of(Refusal.notSupported(
                        parameter.name(), "a token is code, system|code or |code; a system alone is not served"));
            }
            tokens.add(token);
        }
        if (tokens.size() > MAX_VALUES) {
            return tooMany(parameter.name());
        }
        criteria.add(new AnyOf(parameter.index(), tokens));
        return Optional.empty();
    }

    private Optional<Refusal> words(SearchParameter parameter, String value) {
        List<String> alternatives = Alternatives.of(value);
        List<String> words = NameTokens.of(alternatives.get(0));
        if (alternatives.size() > 1 || words.isEmpty()) {
            return Optional.of(Refusal.invalid(
                    parameter.name(),
                    "a name is words of letters, all of which must be met; alternatives are not served"));
        }
        words.forEach(word -> criteria.add(new StartsWith(parameter.index(), word)));
        return Optional.empty();
    }

    private Optional<Refusal> references(SearchParameter parameter, String value) {
        List<String> alternatives = Alternatives.of(value);
        if (alternatives.size() > MAX_VALUES) {
            return tooMany(parameter.name());
        }
        Set<String> references = new LinkedHashSet<>();
        String type = parameter.name().equals("account") ? "Account/" : "Encounter/";
        alternatives.forEach(it -> references.add(type + it.substring(it.lastIndexOf('/') + 1)));
        criteria.add(new AnyOf(parameter.index(), references));
        return Optional.empty();
    }

    private static Optional<Refusal> tooMany(String name) {
        return Optional.of(Refusal.invalid(name, "at most " + MAX_VALUES + " alternatives"));
    }

    private Optional<Refusal> birthdate(SearchParameter parameter, String value) {
        if (!value.matches("(eq)?\\d{4}(-\\d{2}(-\\d{2})?)?")) {
            return Optional.of(Refusal.invalid(
                    parameter.name(), "a birth date is YYYY, YYYY-MM or YYYY-MM-DD; no prefix but eq is served"));
        }
        criteria.add(new StartsWith(parameter.index(), value.startsWith("eq") ? value.substring(2) : value));
        return Optional.empty();
    }

    private static Optional<Refusal> notADate(String name) {
        return Optional.of(Refusal.invalid(
                name, "a date is YYYY, YYYY-MM, YYYY-MM-DD or a date and time, with eq, ge, gt, le or lt before it"));
    }
}
