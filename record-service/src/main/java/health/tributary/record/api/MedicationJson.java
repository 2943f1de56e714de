package health.tributary.record.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tributary.contract.EntryId;
import health.tributary.contract.PersonId;
import health.tributary.record.medication.MedicationLine;
import health.tributary.record.medication.MedicationLine.Amount;
import health.tributary.record.medication.MedicationLine.Dispensed;
import health.tributary.record.medication.MedicationLine.Given;
import health.tributary.record.medication.MedicationLine.Ordered;
import health.tributary.record.medication.MedicationLine.Status;
import java.util.List;

/** Writes medication lines as JSON; what is not known is not there. */
final class MedicationJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private MedicationJson() {}

    static String of(PersonId person, List<MedicationLine> lines, boolean complete) {
        ObjectNode root = JSON.objectNode();
        root.put("person", person.value()).put("complete", complete);
        ArrayNode array = root.putArray("medications");
        lines.forEach(line -> line(line, array.addObject()));
        return root.toString();
    }

    private static void line(MedicationLine line, ObjectNode to) {
        to.put("id", line.key().value());
        ArrayNode numbers = to.putArray("numbers");
        line.numbers().forEach(number -> {
            ObjectNode one = numbers.addObject();
            text("type", number.type(), one);
            text("system", number.system(), one);
            text("value", number.value(), one);
        });
        ObjectNode medication = to.putObject("medication");
        text("text", line.medication().text(), medication);
        ArrayNode codes = medication.putArray("codes");
        line.medication().codes().forEach(code -> {
            ObjectNode one = codes.addObject();
            text("system", code.system(), one);
            text("code", code.code(), one);
        });
        medication.put("entry", line.medication().entry().value());
        status(line.status(), to.putObject("status"));
        if (!line.statuses().isEmpty()) {
            ArrayNode statuses = to.putArray("disagreement");
            line.statuses().forEach(status -> status(status, statuses.addObject()));
        }
        line.ordered().ifPresent(ordered -> ordered(ordered, to.putObject("ordered")));
        ArrayNode dispensed = to.putArray("dispensed");
        line.dispensed().forEach(fill -> fill(fill, dispensed.addObject()));
        line.refillsLeft().ifPresent(left -> {
            ObjectNode json = to.putObject("refillsLeft");
            json.put("count", left.count()).put("stated", left.stated());
            entries(left.entries(), json);
        });
        line.given().ifPresent(given -> given(given, to.putObject("given")));
        line.ended().ifPresent(ended -> {
            ObjectNode json = to.putObject("ended").put("how", ended.how());
            text("date", ended.date(), json);
            text("reason", ended.reason(), json);
            json.put("entry", ended.entry().value());
        });
        ArrayNode reported = to.putArray("reported");
        line.reported().forEach(report -> {
            ObjectNode json = reported.addObject().put("status", report.status());
            text("date", report.date(), json);
            json.put("entry", report.entry().value());
        });
    }

    private static void status(Status status, ObjectNode to) {
        to.put("code", status.code());
        entries(status.entries(), to);
    }

    private static void ordered(Ordered ordered, ObjectNode to) {
        text("date", ordered.date(), to);
        text("by", ordered.by(), to);
        text("dosage", ordered.dosage(), to);
        amount(ordered.quantity(), to);
        if (ordered.refillsAllowed() >= 0) {
            to.put("refillsAllowed", ordered.refillsAllowed());
        }
        entries(ordered.entries(), to);
    }

    private static void fill(Dispensed fill, ObjectNode to) {
        text("date", fill.date(), to);
        amount(fill.quantity(), to);
        to.put("status", fill.status()).put("entry", fill.entry().value());
    }

    private static void given(Given given, ObjectNode to) {
        to.put("count", given.count()).put("withheld", given.withheld());
        text("first", given.first(), to);
        text("last", given.last(), to);
        entries(given.entries(), to);
    }

    private static void amount(Amount amount, ObjectNode to) {
        amount.value().ifPresent(value -> {
            ObjectNode quantity = to.putObject("quantity").put("value", value);
            text("unit", amount.unit(), quantity);
        });
    }

    private static void entries(List<EntryId> entries, ObjectNode to) {
        ArrayNode array = to.putArray("entries");
        entries.forEach(entry -> array.add(entry.value()));
    }

    private static void text(String name, String value, ObjectNode to) {
        if (!value.isEmpty()) {
            to.put(name, value);
        }
    }
}
