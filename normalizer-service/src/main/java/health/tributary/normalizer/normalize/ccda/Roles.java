package health.tributary.normalizer.normalize.ccda;

import health.tributary.ccda.CdaDocument;
import health.tributary.ccda.Element;
import health.tributary.ccda.Node;
import java.util.HashMap;
import java.util.Map;

/** Who is named in full somewhere in a document: later authors are often no more than the id of an earlier one. */
public final class Roles {
    private final Map<String, Element> named = new HashMap<>();

    private Roles() {}

    /** The roles of a document that have a person's name. */
    static Roles of(CdaDocument document) {
        Roles roles = new Roles();
        roles.note(document.root());
        return roles;
    }

    /** The role with the same id that says who it is; else the role itself. */
    public Element inFull(Element role) {
        String id = Keys.id(role, "id");
        return id == null ? role : named.getOrDefault(id, role);
    }

    private void note(Element within) {
        for (Node node : within.nodes()) {
            if (node instanceof Element element) {
                if (element.child("assignedPerson").child("name").isPresent()) {
                    String id = Keys.id(element, "id");
                    if (id != null) {
                        named.putIfAbsent(id, element);
                    }
                }
                if (!element.name().equals("text")) {
                    note(element);
                }
            }
        }
    }
}
