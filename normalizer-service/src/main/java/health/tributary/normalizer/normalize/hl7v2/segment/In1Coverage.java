package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.St;
import health.tributary.normalizer.normalize.hl7v2.type.Xad;
import health.tributary.normalizer.normalize.hl7v2.type.Xon;
import health.tributary.normalizer.normalize.hl7v2.type.Xtn;
import health.tributary.normalizer.vocabulary.Maps;

/** IN1[Coverage], with IN1[Organization] for the payor and the policy holder. The subscriber is an entry of its own: see the plan. */
public final class In1Coverage {
    private static final String UNKNOWN_PAYOR =
            "{\"extension\":[{\"url\":\"" + Extensions.DATA_ABSENT_REASON + "\",\"valueCode\":\"unknown\"}]}";
    private static final String GROUP =
            "\"type\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/coverage-class\","
                    + "\"code\":\"group\",\"display\":\"Group\"}]}";

    public static final SegmentMap MAP = SegmentMap.of("IN1", "Coverage")
            .list(2, "identifier", Cwe::identifier)
            .row(4, "payor#IN1-4", In1Coverage::payor)
            .when(in1 -> in1.field(4).isPresent() || !in1.field(3).isPresent())
            .required(UNKNOWN_PAYOR)
            .row(3, "payor#IN1-4", In1Coverage::payor)
            .when(in1 -> !in1.field(4).isPresent())
            .row(8, "class#IN1-8", In1Coverage::group)
            .object(11, "policyHolder", Xon::reference)
            .period(12, 13)
            .object(15, "type", Cwe.ofTable("0086"))
            .object(17, "relationship", Cwe.concept(Maps.RELATIONSHIP))
            .list(36, "identifier", St::identifier)
            .datum(49, "subscriberId", (name, value, context, out) -> out.text(name, value.text(1)));

    private In1Coverage() {}

    /** IN1-4 names the company, IN1-3 numbers it, IN1-5 and IN1-7 say how to reach it. */
    private static void payor(Segment in1, Context context, JsonWriter out) {
        Composite name = Composite.of(in1.field(4));
        Composite number = Composite.of(in1.field(3));
        out.item();
        Xon.reference(
                name,
                number,
                slots -> {
                    slots.slot("telecom#IN1-7", json -> {
                        for (Repetition each : in1.field(7).repetitions()) {
                            json.item();
                            Xtn.ofOrganization(Composite.of(each), context, json);
                            json.close();
                        }
                    });
                    slots.slot("address#IN1-5", json -> {
                        for (Repetition each : in1.field(5).repetitions()) {
                            json.item();
                            Xad.ofOrganization(Composite.of(each), context, json);
                            json.close();
                        }
                    });
                },
                context,
                out);
        out.close();
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
