package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cp;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import health.tributary.normalizer.normalize.hl7v2.type.Xon;
import health.tributary.normalizer.normalize.hl7v2.type.Xtn;
import health.tributary.normalizer.vocabulary.Maps;

/**
 * IN2[Coverage]: what IN2 adds to the insurance of the IN1 before it. There is no official table; this is the project's own. What IN1 says
 * too holds over it (policy holder, relationship, the subscriber's number).
 */
public final class In2Coverage {
    private static final String DAILY_DEDUCTIBLE = "\"type\":{\"text\":\"daily deductible\"}";

    public static final SegmentMap MAP = SegmentMap.of("IN2", "Coverage")
            .list(6, "identifier", numbered("MC"))
            .list(8, "identifier", numbered("MA"))
            .list(10, "identifier", numbered("MI"))
            .datum(26, "subscriberId", (name, value, context, out) -> out.text(name, value.text(1)))
            .row(30, "costToBeneficiary#IN2-30", In2Coverage::dailyDeductible)
            .list(61, "identifier", Cx.ofType("MB"))
            .object(69, "policyHolder", Xon::reference)
            .row(70, "policyHolder", In2Coverage::employer)
            .when(in2 -> !in2.field(69).isPresent())
            .object(72, "relationship", Cwe.concept(Maps.INSURED_RELATIONSHIP));

    private In2Coverage() {}

    /** Adds to the company of IN1 its number with clearing houses (IN2-25) and a telephone number for questions (IN2-58). */
    public static void payor(Segment in2, Segment in1, Context context) {
        if (!in2.field(25).isPresent() && !in2.field(58).isPresent()) {
            return;
        }
        In1Coverage.insurer(
                in1,
                slots -> {
                    slots.slot("identifier#IN2-25", json -> {
                        json.item();
                        Cx.identifier(Composite.of(in2.field(25)), context, json);
                        json.close();
                    });
                    slots.slot("telecom#IN2-58", json -> telecoms(in2, 58, context, json));
                },
                context,
                context.json());
        context.json().take();
    }

    // A number without an authority: of the programme that its type names.
    private static Members numbered(String type) {
        String json = "\"type\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v2-0203\",\"code\":\""
                + type + "\"}]}";
        return (value, context, out) -> {
            int cut = out.length();
            out.raw(json);
            int before = out.length();
            out.text("value", value.whole()).keepIfGrown(before, cut);
        };
    }

    private static void dailyDeductible(Segment in2, Context context, JsonWriter out) {
        int cut = out.length();
        out.item().raw(DAILY_DEDUCTIBLE);
        int before = out.length();
        out.object("valueMoney");
        Cp.amount(Composite.of(in2.field(30)).inner(2), context, out);
        out.close().closeIfGrown(before, cut);
    }

    private static void employer(Segment in2, Context context, JsonWriter out) {
        out.object("policyHolder");
        Xon.reference(
                Composite.of(in2.field(70)),
                null,
                slots -> slots.slot("telecom#IN2-64", json -> telecoms(in2, 64, context, json)),
                context,
                out);
        out.close();
    }

    private static void telecoms(Segment in2, int field, Context context, JsonWriter out) {
        for (Repetition each : in2.field(field).repetitions()) {
            out.item();
            Xtn.ofOrganization(Composite.of(each), context, out);
            out.close();
        }
    }
}
