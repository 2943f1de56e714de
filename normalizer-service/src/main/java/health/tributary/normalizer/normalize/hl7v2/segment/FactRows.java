package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.type.Datum;
import health.tributary.normalizer.normalize.hl7v2.type.Dr;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Members;

/** What the Observations of ACC, DRG, PDA, DB1 and CON share: codes that no published system has, and rows that fill a component. */
final class FactRows {
    private static final String SYSTEM = Extensions.ownCodes("visit-fact");

    private FactRows() {}

    /** The member {@code code} of a fact by a code of this project. */
    static String code(String code, String display) {
        return "\"code\":" + concept(SYSTEM, code, display);
    }

    /** The member {@code code} of a fact by LOINC. */
    static String loinc(String code, String display) {
        return "\"code\":" + concept("http://loinc.org", code, display);
    }

    /** A CodeableConcept of one coding. */
    static String concept(String system, String code, String display) {
        return "{\"coding\":[{\"system\":\"" + system + "\",\"code\":\"" + code + "\",\"display\":\"" + display
                + "\"}]}";
    }

    /** A component with a value of a primitive type; nothing without the value. */
    static SegmentMap.Fill datum(int field, String code, String display, String member, Datum value) {
        String json = code(code, display);
        return (from, context, out) -> {
            int cut = out.length();
            out.item().raw(json);
            int before = out.length();
            value.write(member, Composite.of(from.field(field)), context, out);
            out.closeIfGrown(before, cut);
        };
    }

    /** A component with a value of a complex type; nothing without the value. */
    static SegmentMap.Fill object(int field, String code, String display, String member, Members value) {
        return datum(field, code, display, member, (name, part, context, out) -> {
            out.object(name);
            value.write(part, context, out);
            out.close();
        });
    }

    /** When it holds, from two fields of which either may be empty. */
    static void effective(int start, int end, SegmentMap map) {
        SegmentMap.Fill period = (from, context, out) -> {
            out.object("effectivePeriod");
            Dr.between(Composite.of(from.field(start)), Composite.of(from.field(end)), context, out);
            out.close();
        };
        map.row(start, "effective[x]", period);
        map.row(end, "effective[x]", period).when(from -> !from.field(start).isPresent());
    }
}
