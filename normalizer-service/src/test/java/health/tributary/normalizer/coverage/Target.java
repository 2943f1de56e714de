package health.tributary.normalizer.coverage;

import java.util.Locale;

/**
 * An element of a resource type, as the tables' many ways of writing come down to one: without indexes, conditions and
 * values, and of the innermost resource where a reference is followed ({@code performer(Organization.address)}).
 *
 * @param type the resource type
 * @param path the members from the resource down, lower case; empty for the resource itself
 */
record Target(String type, String path) {
    Target {
        path = path.toLowerCase(Locale.ROOT);
    }

    /** What a cell says, seen from a resource or an element of it. */
    static Target of(Target from, String cell) {
        String text = cell.replaceAll("\\[[^\\]]*\\]", "")
                .replaceAll("\\s", "")
                .replaceAll("=.*", "")
                .replaceAll("\\.uri$", ".url")
                .replaceAll("^Quantity\\.", "");
        int open = text.indexOf('(');
        if (open < 0) {
            return from.member(text);
        }
        Target outer = from.member(text.substring(0, open));
        String inner = text.substring(open + 1).replaceAll("\\)+$", "");
        int dot = inner.indexOf('.');
        String type = dot < 0 ? inner : inner.substring(0, dot);
        if (type.indexOf('(') >= 0 || dot < 0) {
            return outer;
        }
        return Tables.RESOURCES.contains(type)
                ? of(new Target(type, ""), inner.substring(dot + 1))
                : outer.member(inner.substring(dot + 1));
    }

    /** What a data type's table starts from: the element, or the resource that its name says it makes. */
    Target in(String dataTypeMap) {
        String made = Tables.made(dataTypeMap);
        return Tables.RESOURCES.contains(made) && !made.equals(type) ? new Target(made, "") : this;
    }

    /** Whether a member that was written lies in this element. */
    boolean holds(Target leaf) {
        return type.equals(leaf.type) && (path.isEmpty() || leaf.path.equals(path) || leaf.path.startsWith(path + '.'));
    }

    private Target member(String name) {
        String clean = name.startsWith("$") ? "" : name.replaceAll("^\\.", "");
        return new Target(type, path.isEmpty() ? clean : clean.isEmpty() ? path : path + '.' + clean);
    }
}
