package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import health.tributary.normalizer.normalize.hl7v2.type.Pl;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;

/** PR1[Procedure]. */
public final class Pr1Procedure {
    public static final SegmentMap MAP = SegmentMap.of("PR1", "Procedure")
            .row(3, "code", (pr1, context, out) -> {
                out.object("code");
                Cwe.described(Composite.of(pr1.field(3)), pr1.field(4).wholeText(), context, out);
                out.close();
            })
            .row(
                    4,
                    "code",
                    (pr1, context, out) -> out.object("code")
                            .text("text", pr1.field(4).wholeText())
                            .close())
            .when(pr1 -> !pr1.field(3).isPresent())
            .row(5, "performed[x]", Pr1Procedure::performed)
            .object(6, "category", Cwe.ofTable("0230"))
            .list(8, "performer", performer("88189002", "Anesthesiologist"))
            .list(11, "performer", performer("304292004", "Surgeon"))
            .list(12, "performer", performer("", ""))
            .list(15, "reasonCode", Cwe::concept)
            .list(19, "identifier", Ei::identifier)
            .object(23, "location", Pl::reference);

    private Pr1Procedure() {}

    // A period where the minutes are known and the beginning is known to the minute; else the beginning alone.
    private static void performed(Segment pr1, Context context, JsonWriter out) {
        Composite begin = Composite.of(pr1.field(5));
        Integer minutes = Nm.integer(pr1.text(7).trim(), 1);
        if (minutes == null || !Dtm.period("performedPeriod", begin, minutes, context, out)) {
            Dtm.dateTime("performedDateTime", begin, context, out);
        }
    }

    private static Members performer(String code, String display) {
        String function = code.isEmpty()
                ? ""
                : "\"function\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"" + code
                        + "\",\"display\":\"" + display + "\"}]}";
        return (value, context, out) -> {
            int cut = out.length();
            if (!function.isEmpty()) {
                out.raw(function);
            }
            int before = out.length();
            out.object("actor");
            Xcn.reference(value, context, out);
            out.close().keepIfGrown(before, cut);
        };
    }
}
