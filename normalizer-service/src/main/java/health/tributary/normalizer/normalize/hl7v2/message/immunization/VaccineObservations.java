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
    private static final Set<String> UNNAMED_SERIES = Set.of(DOSE_NUMBER, DOSES_IN_SERIES, VACCINE_TYPE);

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
        vaccination.bySubId().forEach((subId, results) -> {
            if (results.stream().anyMatch(each -> OF_STATEMENTS.contains(code(each)))) {
                List<Result> parts = ofCodes(STATEMENT_PARTS, results);
                education(subId, parts, immunization, context);
                taken.addAll(parts);
            }
            if (first(DOSE_NUMBER, results) != null) {
                List<Result> parts = ofCodes(first(SERIES, results) == null ? UNNAMED_SERIES : PROTOCOL_PARTS, results);
                protocol(subId, parts, immunization, context.json());
                taken.addAll(parts);
            }
        });
        taken.forEach(VaccineObservations::spend);
        vaccination.results.removeIf(taken::contains);
    }

    /**
     * Asks for what is not used of a result that became part of something else, or that is taken back with its vaccination: when and how it
     * was observed says nothing of that.
     */
    static void spend(Result result) {
        result.first().field(11);
        result.first().field(14);
        result.first().field(17);
    }

    private static List<Result> ofCodes(Set<String> codes, List<Result> results) {
        return results.stream().filter(each -> codes.contains(code(each))).toList();
    }

    private static List<Result> shown(List<Result> results) {
        return results.stream().filter(each -> !isWithheld(each.first())).toList();
    }

    private static boolean isWithheld(Segment obx) {
        return ObxStatus.of(obx.text(11)).withholdsValue();
    }

    /** Whether it says who pays: the patient's eligibility or the vaccine's funding. */
    private static boolean financed(Segment obx, String code, EntryDraft immunization, Context context) {
        JsonWriter out = context.json();
        if (code.equals(ELIGIBILITY)) {
            out.item();
            Cwe.concept(Composite.of(obx.field(5)), context, out);
            out.close();
            put("programEligibility#OBX-5/" + obx.field(4).wholeText().trim(), obx, isWithheld(obx), immunization, out);
            return true;
        }
        if (code.equals(FUNDING)) {
            out.object("fundingSource");
            Cwe.concept(Composite.of(obx.field(5)), context, out);
            out.close();
            put("fundingSource", obx, isWithheld(obx), immunization, out);
            return true;
        }
        return false;
    }

    /** What was handed out: a Vaccine Information Statement, by its barcode or by the vaccine it is about. */
    private static void education(String subId, List<Result> parts, EntryDraft immunization, Context context) {
        List<Result> shown = shown(parts);
        Segment statement = first(STATEMENT, shown);
        Segment about = statement == null ? first(VACCINE_TYPE, shown) : statement;
        Segment published = first(PUBLISHED, shown);
        Segment presented = first(PRESENTED, shown);
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
        put("education#OBX-5/" + subId, parts.get(0).first(), shown.isEmpty(), immunization, out);
    }

    /** Which dose of a series it was, as a registry has evaluated it; a series without a name is that of its group of vaccines. */
    private static void protocol(String subId, List<Result> parts, EntryDraft immunization, JsonWriter out) {
        List<Result> shown = shown(parts);
        Segment named = first(SERIES, shown);
        Segment series = named == null ? first(VACCINE_TYPE, shown) : named;
        Segment dose = first(DOSE_NUMBER, shown);
        out.item();
        if (series != null) {
            out.text("series", Cwe.text(Composite.of(series.field(5))));
        }
        number("doseNumber", dose, out);
        number("seriesDoses", first(DOSES_IN_SERIES, shown), out);
        out.close();
        put("protocolApplied#OBX-5/" + subId, first(DOSE_NUMBER, parts), dose == null, immunization, out);
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

    private static void put(String key, Segment obx, boolean clears, EntryDraft immunization, JsonWriter out) {
        String json = out.take();
        if (json != null || clears) {
            immunization.put(new Slot(key, 0, clears ? null : json, obx.location() + "-5", "OBX[Immunization]"));
        }
    }
}
