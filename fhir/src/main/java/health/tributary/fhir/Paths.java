package health.tributary.fhir;

import com.fasterxml.jackson.core.JsonStreamContext;

/** Places in a resource as FHIRPath has them: {@code Bundle.entry[3].resource.status}. */
final class Paths {
    private Paths() {}

    /** Where a parser stands; the resource's own type is not known to it, so the path begins below it. */
    static String of(JsonStreamContext at) {
        StringBuilder path = new StringBuilder();
        for (JsonStreamContext each = at; each != null && !each.inRoot(); each = each.getParent()) {
            String step = each.inArray() ? "[" + each.getCurrentIndex() + "]" : "." + each.getCurrentName();
            path.insert(0, step);
        }
        return path.length() > 0 && path.charAt(0) == '.' ? path.substring(1) : path.toString();
    }
}
