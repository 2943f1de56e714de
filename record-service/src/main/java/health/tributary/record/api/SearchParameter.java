package health.tributary.record.api;

import health.tributary.record.fold.Indexing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The search parameters that are served. {@code date} and {@code status} are served for every type, whatever R4 calls them
 * there; R4's own names of them are served too.
 *
 * @param name as clients write it
 * @param kind how its value is read
 * @param index what it searches by
 */
record SearchParameter(String name, Kind kind, String index) {
    /** How a parameter's value is read; also FHIR's SearchParamType. */
    enum Kind {
        TOKEN("token"),
        TEXT("string"),
        DATE("date"),
        BIRTHDATE("date"),
        REFERENCE("reference");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("identifier", Kind.TOKEN),
            Map.entry("code", Kind.TOKEN),
            Map.entry("status", Kind.TOKEN),
            Map.entry("category", Kind.TOKEN),
            Map.entry("gender", Kind.TOKEN),
            Map.entry("name", Kind.TEXT),
            Map.entry("date", Kind.DATE),
            Map.entry("birthdate", Kind.BIRTHDATE),
            Map.entry("encounter", Kind.REFERENCE),
            Map.entry("account", Kind.REFERENCE));

    private static final Map<String, List<SearchParameter>> R4_NAMES = Map.of(
            "AllergyIntolerance", List.of(new SearchParameter("clinical-status", Kind.TOKEN, "status")),
            "Condition",
                    List.of(
                            new SearchParameter("clinical-status", Kind.TOKEN, "status"),
                            new SearchParameter("onset-date", Kind.DATE, "date")),
            "Patient",
                    List.of(
                            new SearchParameter("family", Kind.TEXT, "family"),
                            new SearchParameter("given", Kind.TEXT, "given")),
            "ServiceRequest", List.of(new SearchParameter("authored", Kind.DATE, "date")),
            "Account", List.of(new SearchParameter("period", Kind.DATE, "date")));

    /** The parameters of a type, besides those of paging, {@code patient}, {@code subject} and {@code _lastUpdated}. */
    static List<SearchParameter> of(String type) {
        List<SearchParameter> all = new ArrayList<>();
        for (String index : Indexing.names(type)) {
            if (KINDS.containsKey(index)) {
                all.add(new SearchParameter(index, KINDS.get(index), index));
            }
        }
        all.addAll(R4_NAMES.getOrDefault(type, List.of()));
        return all;
    }

    static Optional<SearchParameter> of(String type, String name) {
        return of(type).stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }
}
