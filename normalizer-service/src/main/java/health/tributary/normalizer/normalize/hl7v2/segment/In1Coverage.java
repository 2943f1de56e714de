package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Field;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.DirectorySlots;
import health.tributary.normalizer.normalize.hl7v2.type.Cp;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import health.tributary.normalizer.normalize.hl7v2.type.St;
import health.tributary.normalizer.normalize.hl7v2.type.Xad;
import health.tributary.normalizer.normalize.hl7v2.type.Xon;
import health.tributary.normalizer.normalize.hl7v2.type.Xpn;
import health.tributary.normalizer.normalize.hl7v2.type.Xtn;
import health.tributary.normalizer.vocabulary.Maps;

/** IN1[Coverage], with IN1[Organization] for the payor and the policy holder. The subscriber is an entry of its own: see the plan. */
public final class In1Coverage {
    private static final String UNKNOWN_PAYOR =
            "{\"extension\":[{\"url\":\"" + Extensions.DATA_ABSENT_REASON + "\",\"valueCode\":\"unknown\"}]}";
    private static final String GROUP =
            "\"type\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/coverage-class\","
                    + "\"code\":\"group\",\"display\":\"Group\"}]}";

    private static final String PLAN =
            "\"type\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/coverage-class\","
                    + "\"code\":\"plan\",\"display\":\"Plan\"}]}";
    private static final String DEDUCTIBLE =
            "\"type\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/coverage-copay-type\","
                    + "\"code\":\"deductible\",\"display\":\"Deductible\"}]}";

    public static final SegmentMap MAP = SegmentMap.of("IN1", "Coverage")
            .list(2, "identifier", Cwe::identifier)
            .row(2, "class#IN1-2", In1Coverage::plan)
            .row(4, "payor#IN1-4", In1Coverage::payor)
            .when(in1 -> in1.field(4).isPresent() || !in1.field(3).isPresent())
            .required(UNKNOWN_PAYOR)
            .row(3, "payor#IN1-4", In1Coverage::payor)
            .when(in1 -> !in1.field(4).isPresent())
            .row(8, "class#IN1-8", In1Coverage::group)
            .row(11, "policyHolder", In1Coverage::policyHolder)
            .period(12, 13)
            .object(15, "type", Cwe.ofTable("0086"))
            .object(17, "relationship", Cwe.concept(Maps.RELATIONSHIP))
            .datum(22, "order", Nm::positiveInt)
            .list(36, "identifier", St::identifier)
            .row(37, "costToBeneficiary#IN1-37", (in1, context, out) -> {
                int cut = out.length();
                out.item().raw(DEDUCTIBLE);
                int before = out.length();
                out.object("valueMoney");
                Cp.money(Composite.of(in1.field(37)), context, out);
                out.close().closeIfGrown(before, cut);
            })
            .datum(49, "subscriberId", (name, value, context, out) -> out.text(name, value.text(1)))
            .list(54, "identifier", Cx::identifier);

    private In1Coverage() {}

    /** The company as a Reference, which IN1-4 names and IN1-3 numbers, without what else is known of it. */
    public static void insurer(Segment in1, Context context, JsonWriter out) {
        insurer(in1, null, context, out);
    }

    /**
     * The company as a Reference.
     *
     * @param more what else is said of it; may be null
     */
    static void insurer(Segment in1, DirectorySlots.Fill more, Context context, JsonWriter out) {
        Xon.reference(Composite.of(in1.field(4)), Composite.of(in1.field(3)), more, context, out);
    }

    /** IN1-5 to IN1-7 say how to reach the company. */
    private static void payor(Segment in1, Context context, JsonWriter out) {
        out.item();
        insurer(
                in1,
                slots -> {
                    slots.slot("telecom#IN1-7", json -> {
                        for (Repetition each : in1.field(7).repetitions()) {
                            json.item();
                            Xtn.ofOrganization(Composite.of(each), context, json);
                            json.close();
                        }
                    });
                    slots.slot("address#IN1-5", json -> addresses(in1.field(5), context, json));
                    slots.slot("contact#IN1-6", json -> {
                        for (Repetition each : in1.field(6).repetitions()) {
                            json.item().object("name");
                            Xpn.name(Composite.of(each), context, json);
                            json.close().close();
                        }
                    });
                },
                context,
                out);
        out.close();
    }

    /** IN1-11: the employer through which one is insured, with its address (IN1-44). */
    private static void policyHolder(Segment in1, Context context, JsonWriter out) {
        out.object("policyHolder");
        Xon.reference(
                Composite.of(in1.field(11)),
                null,
                slots -> slots.slot("address#IN1-44", json -> addresses(in1.field(44), context, json)),
                context,
                out);
        out.close();
    }

    private static void addresses(Field from, Context context, JsonWriter out) {
        for (Repetition each : from.repetitions()) {
            out.item();
            Xad.ofOrganization(Composite.of(each), context, out);
            out.close();
        }
    }

    private static void plan(Segment in1, Context context, JsonWriter out) {
        Composite plan = Composite.of(in1.field(2));
        String code = plan.has(1) ? plan.text(1) : plan.text(2);
        if (!code.isBlank()) {
            out.item().raw(PLAN).text("value", code).text("name", plan.text(2)).close();
        }
    }

    private static void group(Segment in1, Context context, JsonWriter out) {
        String number = in1.field(8).wholeText();
        if (!number.isBlank()) {
            out.item()
                    .raw(GROUP)
                    .text("value", number)
                    .text("name", in1.text(9))
                    .close();
        }
    }
}
