package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.vocabulary.CodeSystems;

/** Codes of a table that HL7 defines, where senders rarely name it. */
public final class Tabled {
    private Tabled() {}

    /** CWE[CodeableConcept]: a code of the table without a coding system has the table's; anything else is as it was sent. */
    public static Members concept(String table) {
        return (value, context, out) -> {
            String code = value.text(1).trim();
            if (!value.has(3) && !value.has(4) && CodeSystems.defines(table, code)) {
                out.list("coding").item().plain("system", CodeSystems.tableUri(table));
                out.code("code", code).text("display", value.text(2)).close().close();
            } else {
                Cwe.concept(value, context, out);
            }
        };
    }
}
