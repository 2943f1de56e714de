package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import health.tributary.normalizer.normalize.hl7v2.type.Dr;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Xon;

/**
 * What an insurer has authorised beforehand, as the ClaimResponse of use preauthorization that R4 has for it: IN3[ClaimResponse],
 * AUT[ClaimResponse], and IN1-14 and IN1-28, which have a number only. There are no official tables; these are the project's own.
 */
public final class AuthorizationRows {
    /** When it was said is required, and seldom known. */
    public static final String UNKNOWN_CREATED = "\"_created\":{\"extension\":[{\"url\":\""
            + Extensions.DATA_ABSENT_REASON + "\",\"valueCode\":\"unknown\"}]}";

    /** A certification. */
    public static final SegmentMap IN3 = SegmentMap.of("IN3", "ClaimResponse")
            .list(2, "identifier", Cx::identifier)
            .datum(2, "preAuthRef", AuthorizationRows::number)
            .datum(6, "created", Dtm::dateTime)
            .required(UNKNOWN_CREATED)
            .member(9, "preAuthPeriod", "start", Dtm::dateTime)
            .row(10, "preAuthPeriod.end", (in3, context, out) -> end(in3, 9, 10, context, out))
            .datum(12, "disposition", Cwe::string)
            .object(26, "subType", Cwe.ofTable("0921"));

    /** An authorisation of a referral. */
    public static final SegmentMap AUT = SegmentMap.of("AUT", "ClaimResponse")
            .object(3, "insurer", Xon::reference)
            .required(unknown("insurer"))
            .member(4, "preAuthPeriod", "start", Dtm::dateTime)
            .row(5, "preAuthPeriod.end", (aut, context, out) -> end(aut, 4, 5, context, out))
            .list(6, "identifier", Ei::identifier)
            .datum(6, "preAuthRef", AuthorizationRows::number)
            .datum(10, "created", Dtm::dateTime)
            .required(UNKNOWN_CREATED);

    /** A number with its date. */
    public static final SegmentMap IN1_14 = SegmentMap.of("IN1", "ClaimResponse")
            .datum(14, "preAuthRef", AuthorizationRows::number)
            .row(
                    14,
                    "created",
                    (in1, context, out) ->
                            Dtm.dateTime("created", Composite.of(in1.field(14)).inner(2), context, out))
            .required(UNKNOWN_CREATED);

    /** A number alone. */
    public static final SegmentMap IN1_28 =
            SegmentMap.of("IN1", "ClaimResponse").datum(28, "preAuthRef", AuthorizationRows::number);

    private AuthorizationRows() {}

    /** An element that FHIR requires and nobody said. */
    public static String unknown(String element) {
        return '"' + element + "\":{\"extension\":[{\"url\":\"" + Extensions.DATA_ABSENT_REASON
                + "\",\"valueCode\":\"unknown\"}]}";
    }

    private static void number(String name, Composite value, Context context, JsonWriter out) {
        out.text(name, value.text(1));
    }

    private static void end(Segment from, int start, int end, Context context, JsonWriter out) {
        if (Dr.inOrder(Composite.of(from.field(start)), Composite.of(from.field(end)), context)) {
            Dtm.dateTime("end", Composite.of(from.field(end)), context, out);
        }
    }
}
