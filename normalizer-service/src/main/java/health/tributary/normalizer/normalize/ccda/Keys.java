package health.tributary.normalizer.normalize.ccda;

import health.tributary.ccda.CdaDocument;
import health.tributary.ccda.Element;
import health.tributary.ccda.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which entry of the record a clinical statement is: the first of its ids that is not null; else what identifies it by content.
 *
 * <p>Templates are often filled in with the ids of an example, so that different statements of one document carry the same one. Such
 * an id tells nothing apart, and the content is added to it. The same statement in two sections is no such case.
 */
public final class Keys {
    private static final Set<String> STATEMENTS =
            Set.of("act", "observation", "procedure", "substanceAdministration", "supply", "encounter", "organizer");
    private static final String SEVERAL = "";

    private final Map<String, String> contentsOfId = new HashMap<>();

    private Keys() {}

    /** The keys of a document's statements. */
    static Keys of(CdaDocument document) {
        Keys keys = new Keys();
        for (Element section : document.sections()) {
            for (Element entry : section.children("entry")) {
                keys.note(entry);
            }
        }
        return keys;
    }

    /** The business key of a statement. */
    public String of(Element statement) {
        String id = id(statement);
        if (id == null) {
            return "content|" + content(statement);
        }
        boolean ambiguous = SEVERAL.equals(contentsOfId.get(id + '|' + statement.name()));
        return ambiguous ? "id|" + id + '|' + content(statement) : "id|" + id;
    }

    /** What tells a statement from others of its kind that have no id: what, when, how much, of which product. */
    static String content(Element statement) {
        StringBuilder key = new StringBuilder(96);
        key.append(statement.name()).append('|').append(statement.attribute("negationInd"));
        coded(statement.child("code"), key);
        coded(statement.child("value"), key);
        coded(statement.at("consumable", "manufacturedProduct", "manufacturedMaterial", "code"), key);
        coded(statement.at("participant", "participantRole", "playingEntity", "code"), key);
        for (Element time : statement.children("effectiveTime")) {
            key.append('|').append(time.attribute("value"));
            key.append('|').append(time.child("low").attribute("value"));
            key.append('|').append(time.child("high").attribute("value"));
        }
        return key.toString();
    }

    /** The id of an instance identifier for business keys, or null if it is null. */
    public static String id(Element statement, String name) {
        for (Element id : statement.children(name)) {
            if (id.has("extension") || (id.has("root") && !id.has("nullFlavor"))) {
                return id.attribute("root") + '|' + id.attribute("extension");
            }
        }
        return null;
    }

    private static String id(Element statement) {
        return id(statement, "id");
    }

    private static void coded(Element code, StringBuilder key) {
        if (code.isPresent()) {
            boolean coded = code.has("code");
            key.append('|').append(coded ? code.attribute("codeSystem") : code.attribute("value"));
            key.append('^').append(coded ? code.attribute("code") : code.attribute("displayName"));
            key.append(code.has("unit") ? code.attribute("unit") : "");
            if (!coded) {
                key.append('^').append(code.text());
            }
        }
    }

    // By the kind of statement too: an act and the observation in it may have one id, and are different resources.
    private void note(Element within) {
        for (Node node : within.nodes()) {
            if (node instanceof Element element) {
                String id = STATEMENTS.contains(element.name()) ? id(element) : null;
                if (id != null) {
                    String content = content(element);
                    String known = contentsOfId.putIfAbsent(id + '|' + element.name(), content);
                    if (known != null && !known.equals(content)) {
                        contentsOfId.put(id + '|' + element.name(), SEVERAL);
                    }
                }
                note(element);
            }
        }
    }
}
