package health.tributary.normalizer.normalize.hl7v2.message.immunization;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup.Result;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxStatus;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Observations that are elements of the Immunization they stand with: eligibility, funding, what the patient was given to read, the dose's
 * number. By their LOINC codes, as the CDC's guide uses them (Implementation Guide for Immunization Messaging 1.5, appendix A, value set NIP003).
 */
final class VaccineObservations {
    static final String VACCINE_TYPE = "30956-7";
    static final String DOSE_NUMBER = "30973-2";
    static final String DOSES_IN_SERIES = "59782-3";
    static final String SERIES = "59780-7";
    static final String REACTION = "31044-1";
    private static final String ELIGIBILITY = "64994-7";
    private static final String FUNDING = "30963-3";
    private static final String STATEMENT = "69764-9";
    private static final String PUBLISHED = "29768-9";
    private static final String PRESENTED = "29769-7";
    private static final Set<String> OF_STATEMENTS = Set.of(STATEMENT, PUBLISHED, PRESENTED);
    private static final Set<String> STATEMENT_PARTS = Set.of(STATEMENT, PUBLISHED, PRESENTED, VACCINE_TYPE);
    private static final Set<String> PROTOCOL_PARTS = Set.of(DOSE_NUMBER, DOSES_IN_SERIES, SERIES);

    private VaccineObservations() {}

    /** The LOINC code of a result, or what else stands in its place. */
    static String code(Result result) {
        return result.first().text(3).trim();
    }

    /** The first result of a code, or null. */
    static Segment first(String code, List<Result> results) {
        for (Result result : results) {
            if (code(result).equals(code)) {
                return result.first();
            }
        }
        return null;
    }

    /** Puts what is an element of the Immunization, and takes it out of the vaccination's observations. */
    static void put(Vaccination vaccination, EntryDraft immunization, Context context) {
        Set<Result> taken = new HashSet<>();
        for (Result result : vaccination.results) {
            if (financed(result.first(), code(result), immunization, context)) {
                taken.add(result);
            }
        }
        for (List<Result> results : vaccination.bySubId().values()) {
            if (results.stream().anyMatch(each -> OF_STATEMENTS.contains(code(each)))) {
                education(results, immunization, context);
                take(results, STATEMENT_PARTS, taken);
            }
            if (first(DOSE_NUMBER, results) != null) {
                protocol(results, immunization, context.json());
                take(results, PROTOCOL_PARTS, taken);
            }
        }
        vaccination.results.removeIf(taken::contains);
    }

    private static void take(List<Result> results, Set<String> codes, Set<Result> taken) {
        for (Result result : results) {
            if (codes.contains(code(result))) {
                taken.add(result);
            }
        }
    }

    /** Whether it says who pays: the patient's eligibility or the vaccine's funding. */
    private static boolean financed(Segment obx, String code, EntryDraft immunization, Context context) {
        JsonWriter out = context.json();
        if (code.equals(ELIGIBILITY)) {
            out.item();
            Cwe.concept(Composite.of(obx.field(5)), context, out);
            out.close();
            put("programEligibility#OBX-5/" + subId(obx), obx, immunization, out);
            return true;
        }
        if (code.equals(FUNDING)) {
            out.object("fundingSource");
            Cwe.concept(Composite.of(obx.field(5)), context, out);
            out.close();
            put("fundingSource", obx, immunization, out);
            return true;
        }
        return false;
    }

    /** What was handed out: a Vaccine Information Statement, by its barcode or by the vaccine it is about. */
    private static void education(List<Result> results, EntryDraft immunization, Context context) {
        Segment statement = first(STATEMENT, results);
        Segment about = statement == null ? first(VACCINE_TYPE, results) : statement;
        Segment published = first(PUBLISHED, results);
        Segment presented = first(PRESENTED, results);
        Segment any = about != null ? about : published != null ? published : presented;
        JsonWriter out = context.json();
        out.item();
        // FHIR demands a type or a reference (constraint imm-1).
        String type = about == null ? "" : Cwe.text(Composite.of(about.field(5)));
        out.text("documentType", type.isBlank() ? "Vaccine Information Statement" : type);
        if (published != null) {
            Dtm.dateTime("publicationDate", Composite.of(published.field(5)), context, out);
        }
        if (presented != null) {
            Dtm.dateTime("presentationDate", Composite.of(presented.field(5)), context, out);
        }
        out.close();
        put("education#OBX-5/" + subId(any), any, immunization, out);
    }

    /** Which dose of a series it was, as a registry has evaluated it. */
    private static void protocol(List<Result> results, EntryDraft immunization, JsonWriter out) {
        Segment dose = first(DOSE_NUMBER, results);
        Segment series = first(SERIES, results);
        Segment doses = first(DOSES_IN_SERIES, results);
        out.item();
        if (series != null) {
            out.text("series", Cwe.text(Composite.of(series.field(5))));
        }
        number("doseNumber", dose, out);
        number("seriesDoses", doses, out);
        out.close();
        put("protocolApplied#OBX-5/" + subId(dose), dose, immunization, out);
    }

    /** A number as positiveInt, or as text if it is none. */
    static void number(String name, Segment obx, JsonWriter out) {
        if (obx != null) {
            String text = obx.field(5).wholeText().strip();
            Integer number = Nm.integer(text, 1);
            if (number != null) {
                out.raw(name + "PositiveInt", number.toString());
            } else {
                out.text(name + "String", text);
            }
        }
    }

    private static void put(String key, Segment obx, EntryDraft immunization, JsonWriter out) {
        String json = out.take();
        boolean deleted = ObxStatus.of(obx.text(11)).withholdsValue();
        if (json != null || deleted) {
            immunization.put(new Slot(key, 0, deleted ? null : json, obx.location() + "-5", "OBX[Immunization]"));
        }
    }

    private static String subId(Segment obx) {
        return obx.field(4).wholeText().trim();
    }
}
