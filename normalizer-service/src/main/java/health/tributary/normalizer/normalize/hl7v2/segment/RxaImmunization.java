package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.ActionCode;
import health.tributary.normalizer.normalize.hl7v2.type.CodedOrganization;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import health.tributary.normalizer.normalize.hl7v2.type.Pl;
import health.tributary.normalizer.normalize.hl7v2.type.Quantities;
import health.tributary.normalizer.normalize.hl7v2.type.St;
import health.tributary.normalizer.normalize.hl7v2.type.Xad;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;

/** RXA[Immunization], without its status: see {@link ImmunizationStatus}. */
public final class RxaImmunization {
    private static final String UNKNOWN =
            ":{\"extension\":[{\"url\":\"" + Extensions.DATA_ABSENT_REASON + "\",\"valueCode\":\"unknown\"}]}";
    /** The amount of those who do not know it (CDC, Implementation Guide for Immunization Messaging 1.5, RXA-6). */
    private static final String AMOUNT_UNKNOWN = "999";

    private static final String SOURCES = "NIP001";
    private static final String NEW_RECORD = "00";

    public static final SegmentMap MAP = SegmentMap.of("RXA", "Immunization")
            .choice(3, "occurrence[x]", "occurrenceDateTime", Dtm::dateTime)
            .required("\"_occurrenceDateTime\"" + UNKNOWN)
            .object(5, "vaccineCode", Cwe::concept)
            .required("\"vaccineCode\"" + UNKNOWN)
            .row(6, "doseQuantity", RxaImmunization::dose)
            .row(9, "primarySource", RxaImmunization::primarySource)
            .when(RxaImmunization::tellsSource)
            .object(9, "reportOrigin", RxaImmunization::reportOrigin)
            .when(RxaImmunization::tellsSource)
            .row(9, "note#RXA-9", RxaImmunization::notes)
            .when(rxa -> !tellsSource(rxa))
            .list(10, "performer", performer("AP", Xcn::reference))
            .object(11, "location", Pl::reference)
            .datum(15, "lotNumber", St::string)
            .datum(16, "expirationDate", Dtm::date)
            .object(17, "manufacturer", CodedOrganization.inRole("manufacturer"))
            .list(19, "reasonCode", Cwe::concept)
            .datum(22, "recorded", Dtm::dateTime)
            .when(rxa -> !ActionCode.of(rxa, 21).equals("U"))
            .row(27, "location", RxaImmunization::place);

    private RxaImmunization() {}

    /** A performer in a role of HL7 table 0443. */
    static Members performer(String function, Members actor) {
        String typed =
                "\"function\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v2-0443\",\"code\":\""
                        + function + "\"}]}";
        return (value, context, out) -> {
            int cut = out.length();
            out.raw(typed);
            int before = out.length();
            out.object("actor");
            actor.write(value, context, out);
            out.close().keepIfGrown(before, cut);
        };
    }

    private static void dose(Segment rxa, Context context, JsonWriter out) {
        String amount = rxa.text(6).trim();
        String number = amount.equals(AMOUNT_UNKNOWN) ? null : Nm.json(amount);
        if (number != null) {
            out.object("doseQuantity").raw("value", number);
            Quantities.unit(Composite.of(rxa.field(7)), out);
            out.close();
        } else if (!amount.equals(AMOUNT_UNKNOWN)) {
            context.warn(rxa.location() + "-6", "no number; left out");
        }
    }

    /** Whether RXA-9 holds the CDC's codes of where a record comes from (NIP001), and not notes. */
    private static boolean tellsSource(Segment rxa) {
        return rxa.text(9, 3).trim().equals(SOURCES);
    }

    private static void primarySource(Segment rxa, Context context, JsonWriter out) {
        out.raw("primarySource", Boolean.toString(rxa.text(9).trim().equals(NEW_RECORD)));
    }

    private static void reportOrigin(Composite value, Context context, JsonWriter out) {
        if (!value.text(1).trim().equals(NEW_RECORD)) {
            Cwe.concept(value, context, out);
        }
    }

    private static void notes(Segment rxa, Context context, JsonWriter out) {
        for (Repetition each : rxa.field(9).repetitions()) {
            out.item().text("text", Cwe.text(Composite.of(each))).close();
        }
    }

    private static void place(Segment rxa, Context context, JsonWriter out) {
        out.object("location");
        Pl.reference(
                Composite.of(rxa.field(27)),
                slots -> slots.slot("address", json -> {
                    json.object("address");
                    Xad.address(Composite.of(rxa.field(28)), context, json);
                    json.close();
                }),
                context,
                out);
        out.close();
    }
}
