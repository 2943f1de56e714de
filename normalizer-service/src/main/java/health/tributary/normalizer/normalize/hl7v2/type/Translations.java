package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.vocabulary.CodeSystems;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.ConceptMap;
import health.tributary.normalizer.vocabulary.LocalCodes.Target;
import health.tributary.normalizer.vocabulary.Ucum;

/** What a feed's own concept maps add to coded values: codings beside the original, which always stays. */
final class Translations {
    private static final String LOINC = "http://loinc.org";

    private Translations() {}

    /** What the feed's own maps make of a code, but for codings that the sender sent too. */
    static void items(Composite value, int part, String system, Context context, JsonWriter out) {
        for (Target target : context.translations(system, value.text(part).trim())) {
            if (!sent(value, target, context)) {
                out.item();
                if (target.wider()) {
                    out.list("extension").item().plain("url", Extensions.own("code-equivalence"));
                    out.plain("valueCode", "wider").close().close();
                }
                Cwe.members(target.system(), target.version(), target.code(), target.display(), out);
                out.close();
            }
        }
    }

    private static boolean sent(Composite value, Target target, Context context) {
        return sent(value, 1, 14, target, context)
                || sent(value, 4, 17, target, context)
                || sent(value, 10, 20, target, context);
    }

    private static boolean sent(Composite value, int part, int oid, Target target, Context context) {
        return value.text(part).trim().equals(target.code())
                && target.system().equals(Cwe.system(value, part, oid, context));
    }

    /** What a code means by a map, by way of the feed's own: a site's code for one of an HL7 table; or null. */
    static Concept inTable(Composite value, int part, ConceptMap map, Context context) {
        String code = value.text(part).trim();
        String system = Cwe.system(value, part, part == 1 ? 14 : 17, context);
        for (Target target :
                context.translations(system == null ? Cwe.originalSystem(map.table(), code, context) : system, code)) {
            if (!target.wider() && target.system().equals(CodeSystems.tableUri(map.table()))) {
                return map.get(target.code());
            }
        }
        return null;
    }

    /** The LOINC code of a coded value, as it was sent or as the feed's own maps have it; or null. */
    static String loinc(Composite value, Context context) {
        for (int part = 1; part <= 4; part += 3) {
            if (LOINC.equals(CodeSystems.uri(value.text(part + 2).trim()))) {
                return value.text(part).trim();
            }
        }
        for (Target target : context.translations(
                Cwe.system(value, 1, 14, context), value.text(1).trim())) {
            if (!target.wider() && target.system().equals(LOINC)) {
                return target.code();
            }
        }
        return null;
    }

    /** The UCUM code that the feed's own maps give a unit, or null. */
    static String unit(Composite unit, Context context) {
        String code = unit.text(1).trim();
        for (Target target : context.translations(Cwe.system(unit, 1, 14, context), code)) {
            if (!target.wider() && target.system().equals(Ucum.SYSTEM)) {
                return Ucum.declared(target.code());
            }
        }
        return null;
    }
}
