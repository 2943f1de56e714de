package health.tributary.normalizer.normalize.ccda.type;

import health.tributary.ccda.DocumentSubject;
import health.tributary.ccda.Element;
import health.tributary.contract.feed.RawIdentifier;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.vocabulary.LocalUri;
import health.tributary.normalizer.vocabulary.Oids;
import java.util.List;

/** II: an identifier. The root is its system and the extension its value; a root alone is a value that is a URI. */
public final class Ii {
    private static final String URIS = "urn:ietf:rfc:3986";

    private Ii() {}

    /** II[Identifier]: the members; nothing where it is null. */
    public static void identifier(Element id, Context context, JsonWriter out) {
        DocumentSubject.identifier(id, "").ifPresent(raw -> members(raw, id, context, out));
    }

    /** The first identifier of several that is not null, for business keys of the directory: namespace and value; or null. */
    public static String key(List<Element> ids, Context context) {
        for (Element id : ids) {
            RawIdentifier raw = DocumentSubject.identifier(id, "").orElse(null);
            if (raw != null) {
                return context.namespace(raw) + '|' + raw.value();
            }
        }
        return null;
    }

    private static void members(RawIdentifier raw, Element id, Context context, JsonWriter out) {
        if (!id.has("extension")) {
            String uri = LocalUri.universal(raw.value(), "GUID");
            if (uri != null) {
                out.plain("system", URIS);
            }
            out.text("value", uri == null ? raw.value() : uri);
            return;
        }
        out.text("system", system(raw, id, context)).text("value", raw.value());
        String name = id.attribute("assigningAuthorityName");
        out.object("assigner").text("display", name).close();
    }

    private static String system(RawIdentifier raw, Element id, Context context) {
        String known = Oids.uri(id.attribute("root"));
        boolean configured = context.view().feed().authority(raw).isPresent();
        return known != null && !configured ? known : context.view().system(raw, "GUID", "");
    }
}
