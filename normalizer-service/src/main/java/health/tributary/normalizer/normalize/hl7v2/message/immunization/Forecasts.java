package health.tributary.normalizer.normalize.hl7v2.message.immunization;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup.Result;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * ImmunizationRecommendation: which vaccines a registry finds due, from the observations of "no vaccine administered" (CVX 998). A forecast as
 * a whole replaces the former one of its source.
 */
final class Forecasts {
    private static final String TYPE = "ImmunizationRecommendation";
    private static final String RULE = "OBX[ImmunizationRecommendation]";
    private static final String DUE = "30979-9";
    private static final String STATUS = "59783-1";
    private static final String REASON = "30982-3";
    private static final Map<String, String> DATES = Map.of(
            "30980-7", "Date vaccine due",
            "30981-5", "Earliest date to give",
            "59777-3", "Latest date next dose may be given",
            "59778-1", "Date when overdue for immunization");
    private static final String UNKNOWN =
            "{\"extension\":[{\"url\":\"" + Extensions.DATA_ABSENT_REASON + "\",\"valueCode\":\"unknown\"}]}";

    private Forecasts() {}

    /** States the forecast of a message, and takes its observations out of the vaccinations; nothing if there is none. */
    static void put(List<Vaccination> vaccinations, Context context) {
        StringBuilder items = new StringBuilder();
        Segment first = null;
        for (Vaccination vaccination : vaccinations) {
            if (vaccination.isNone()) {
                Set<Result> taken = new HashSet<>();
                for (List<Result> results : vaccination.bySubId().values()) {
                    String item = item(results, context);
                    if (item != null) {
                        items.append(items.length() == 0 ? "" : ",").append(item);
                        taken.addAll(results);
                        results.forEach(VaccineObservations::spend);
                        first = first == null ? vaccination.rxa : first;
                    }
                }
                vaccination.results.removeIf(taken::contains);
            }
        }
        if (first != null) {
            put(items.toString(), first, context);
        }
    }

    private static void put(String items, Segment rxa, Context context) {
        EntryDraft forecast =
                context.patient().assertion(TYPE, context.patient().entryId(TYPE, "forecast"), context.stated());
        forecast.put(context.about("patient", RULE));
        Dtm.dateTime("date", Composite.of(rxa.field(3)), context, context.json());
        String date = context.json().take();
        forecast.put(new Slot("date", 0, date == null ? "\"_date\":" + UNKNOWN : date, rxa.location() + "-3", RULE));
        forecast.put(new Slot("recommendation#OBX", 0, items, "OBX-5", RULE));
    }

    /** One recommendation, from the observations of one sub-id; null if they name no vaccine or say nothing of when. */
    private static String item(List<Result> results, Context context) {
        Segment vaccine = VaccineObservations.first(DUE, results);
        if (vaccine == null) {
            vaccine = VaccineObservations.first(VaccineObservations.VACCINE_TYPE, results);
        }
        boolean forecast = results.stream()
                .anyMatch(each -> DATES.containsKey(VaccineObservations.code(each))
                        || VaccineObservations.code(each).equals(STATUS)
                        || VaccineObservations.code(each).equals(DUE));
        if (vaccine == null || !vaccine.field(5).isPresent() || !forecast) {
            return null;
        }
        JsonWriter out = context.json();
        out.item();
        list("vaccineCode", vaccine, context, out);
        Segment status = VaccineObservations.first(STATUS, results);
        if (status != null && status.field(5).isPresent()) {
            out.object("forecastStatus");
            Cwe.concept(Composite.of(status.field(5)), context, out);
            out.close();
        } else {
            out.raw("forecastStatus", UNKNOWN);
        }
        list("forecastReason", VaccineObservations.first(REASON, results), context, out);
        dates(results, context, out);
        Segment series = VaccineObservations.first(VaccineObservations.SERIES, results);
        if (series != null) {
            out.text("series", Cwe.text(Composite.of(series.field(5))));
        }
        VaccineObservations.number(
                "doseNumber", VaccineObservations.first(VaccineObservations.DOSE_NUMBER, results), out);
        VaccineObservations.number(
                "seriesDoses", VaccineObservations.first(VaccineObservations.DOSES_IN_SERIES, results), out);
        return out.close().take();
    }

    private static void list(String name, Segment obx, Context context, JsonWriter out) {
        if (obx != null) {
            out.list(name).item();
            Cwe.concept(Composite.of(obx.field(5)), context, out);
            out.close().close();
        }
    }

    private static void dates(List<Result> results, Context context, JsonWriter out) {
        out.list("dateCriterion");
        for (Result result : results) {
            String display = DATES.get(VaccineObservations.code(result));
            if (display != null) {
                int cut = out.length();
                out.item().object("code").list("coding").item().plain("system", "http://loinc.org");
                out.plain("code", VaccineObservations.code(result)).plain("display", display);
                out.close().close().close();
                int before = out.length();
                Dtm.dateTime("value", Composite.of(result.first().field(5)), context, out);
                out.closeIfGrown(before, cut);
            }
        }
        out.close();
    }
}
