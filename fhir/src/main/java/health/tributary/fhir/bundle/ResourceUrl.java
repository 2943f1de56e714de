package health.tributary.fhir.bundle;

import health.tributary.fhir.R4;
import health.tributary.fhir.StructureCheck;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An address of the REST API: {@code Type}, {@code Type/id}, {@code Type?name=value&…}, each maybe with the server before it and
 * a version behind it.
 *
 * @param base the server with its last slash, or empty
 * @param type a resource type of R4
 * @param id the logical id, or empty
 * @param query the search parameters, decoded; empty if there are none
 */
public record ResourceUrl(String base, String type, String id, List<Parameter> query) {
    public ResourceUrl {
        Objects.requireNonNull(base);
        Objects.requireNonNull(type);
        Objects.requireNonNull(id);
        query = List.copyOf(query);
    }

    /** A search parameter. */
    public record Parameter(String name, String value) {
        @Override
        public String toString() {
            return "Parameter(" + name + ", redacted)";
        }
    }

    /** The parts of an address; empty if it is none of a resource of R4. */
    public static Optional<ResourceUrl> parse(String text) {
        int mark = text.indexOf('?');
        String path = mark < 0 ? text : text.substring(0, mark);
        int history = path.indexOf("/_history/");
        path = history < 0 ? path : path.substring(0, history);
        List<Parameter> query = mark < 0 ? List.of() : parameters(text.substring(mark + 1));
        if (path.indexOf('#') >= 0 || query == null) {
            return Optional.empty();
        }
        int last = path.lastIndexOf('/');
        String tail = path.substring(last + 1);
        if (R4.isResourceType(tail)) {
            return Optional.of(new ResourceUrl(path.substring(0, last + 1), tail, "", query));
        }
        int before = last < 0 ? -1 : path.lastIndexOf('/', last - 1);
        String type = last < 0 ? "" : path.substring(before + 1, last);
        return R4.isResourceType(type) && StructureCheck.isId(tail)
                ? Optional.of(new ResourceUrl(path.substring(0, before + 1), type, tail, query))
                : Optional.empty();
    }

    /** The identifier of an address whose only parameter is one: {@code Patient?identifier=s|v}. */
    Optional<Token> identifier() {
        return id.isEmpty() && query.size() == 1 && query.get(0).name().equals("identifier")
                ? Token.parse(query.get(0).value())
                : Optional.empty();
    }

    /** The value of a parameter. */
    Optional<String> parameter(String name) {
        return query.stream()
                .filter(each -> each.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }

    /** The parameters of a query, decoded; null if it is none. */
    static List<Parameter> parameters(String query) {
        List<Parameter> parameters = new ArrayList<>();
        for (String each : query.split("&", -1)) {
            int equals = each.indexOf('=');
            if (equals < 1) {
                return null;
            }
            try {
                parameters.add(new Parameter(
                        each.substring(0, equals),
                        URLDecoder.decode(each.substring(equals + 1), StandardCharsets.UTF_8)));
            } catch (IllegalArgumentException notEncoded) {
                return null;
            }
        }
        return parameters;
    }

    @Override
    public String toString() {
        return "ResourceUrl(" + type + ", redacted)";
    }
}
