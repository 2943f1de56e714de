package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;

/** CWE[Organization]: an organisation by a code, such as a manufacturer or a laboratory. An entry of the feed's directory. */
public final class CodedOrganization {
    private static final String RULE = "CWE[Organization]";

    private CodedOrganization() {}

    /** A Reference to the organisation in a role: equal codes of two roles are two organisations. */
    public static Members inRole(String role) {
        return (value, context, out) -> reference(role, value, context, out);
    }

    private static void reference(String role, Composite value, Context context, JsonWriter out) {
        String key = Cwe.key(value, context);
        if (key == null) {
            return;
        }
        String name = Cwe.text(value);
        String id = context.directory().entry(Xon.TYPE, role + '|' + key, value.place(), RULE, slots -> {
            slots.slot("identifier#CWE.1", json -> {
                json.item();
                Cwe.identifier(value, context, json);
                json.close();
            });
            slots.slot("name", json -> json.text("name", name));
        });
        out.plain("reference", Xon.TYPE + '/' + id).text("display", name);
    }
}
