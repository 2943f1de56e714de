package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Amount;
import health.tributary.normalizer.normalize.hl7v2.type.Quantities;
import health.tributary.normalizer.normalize.hl7v2.type.Span;
import java.util.List;

/**
 * How much is given each time, and how fast. An amount or a rate that is no number is kept as text.
 *
 * @param text what of the amount is no number, with its unit; or empty
 * @param rateText likewise of the rate
 * @param per the time over which the amount is given, or null
 */
record Dose(String text, String rateText, Amount amount, Composite units, Amount rate, Composite rateUnits, Span per) {
    private static final String ORDERED =
            "{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/dose-rate-type\",\"code\":\"ordered\"}]}";

    /** Of RXO, RXE, RXG. */
    static Dose of(Segment from, DoseFields fields, Context context) {
        Composite units = composite(from, fields.units());
        Composite rateUnits = composite(from, fields.rateUnits());
        Amount least = amount(from, fields.least());
        Amount most = amount(from, fields.most());
        Amount rate = amount(from, fields.rate());
        StringBuilder text = new StringBuilder();
        line(least, units, place(from, fields.least()), context, text);
        line(most, units, place(from, fields.most()), context, text);
        StringBuilder rateText = new StringBuilder();
        line(rate, rateUnits, place(from, fields.rate()), context, rateText);
        Amount amount = range(least, most, place(from, fields.most()), context);
        Span per = fields.per() == 0 ? null : Span.coded(from.text(fields.per()));
        return new Dose(text.toString(), rateText.toString(), amount, units, rate, rateUnits, per);
    }

    /** The same with the amount of a timing, where it has no number of its own. */
    Dose at(Timing timing, Context context) {
        if (amount.isNumber() || amount.isRange() || !timing.quantity().isPresent()) {
            return this;
        }
        Composite quantity = timing.quantity();
        Amount each = Amount.of(quantity.text(1));
        Composite eachUnits = quantity.has(2) ? quantity.inner(2) : units;
        StringBuilder lines = new StringBuilder(text);
        line(each, eachUnits, quantity.place(), context, lines);
        return new Dose(lines.toString(), rateText, each, eachUnits, rate, rateUnits, per);
    }

    /** The same where steps say how much; the units stay, and words that are not those of a step. */
    Dose withoutAmount(List<Amount> steps) {
        boolean repeated = steps.stream().anyMatch(amount::equalTo);
        return new Dose(repeated ? "" : text, rateText, Amount.NONE, units, rate, rateUnits, per);
    }

    /** Writes {@code doseAndRate}; nothing where there is no number. */
    void write(JsonWriter out) {
        int cut = out.length();
        out.list("doseAndRate").item().raw("type", ORDERED);
        int before = out.length();
        oneOrRange("dose", amount, units, out);
        if (rate.isNumber() || rate.isRange()) {
            oneOrRange("rate", rate, rateUnits, out);
        } else if (per != null && amount.isNumber()) {
            out.object("rateRatio");
            Dosages.quantity("numerator", amount.least(), units, out);
            out.object("denominator");
            per.duration(out);
            out.close().close();
        }
        boolean said = out.length() > before;
        out.close().close();
        if (!said) {
            out.keepIfGrown(out.length(), cut);
        }
    }

    /** An amount as it was sent, with its unit. */
    static String worded(String written, Composite units) {
        return (written.strip() + ' ' + Quantities.text(units)).strip();
    }

    private static void oneOrRange(String name, Amount amount, Composite units, JsonWriter out) {
        if (amount.isRange()) {
            out.object(name + "Range");
            Dosages.quantity("low", amount.least(), units, out);
            Dosages.quantity("high", amount.most(), units, out);
            out.close();
        } else {
            Dosages.quantity(name + "Quantity", amount.least(), units, out);
        }
    }

    /** The range of two fields: many senders write 0, or the amount once more, into the second where there is none. */
    private static Amount range(Amount least, Amount most, String place, Context context) {
        String upper = most.isRange() ? most.most() : most.least();
        if (upper == null) {
            return least;
        }
        boolean zero = Amount.compare(upper, "0") == 0;
        if (least.least() == null) {
            return zero ? Amount.NONE : new Amount(null, upper, "");
        }
        int order = Amount.compare(upper, least.least());
        if (order < 0 && !zero) {
            context.warn(place, "a greatest amount below the least; left out");
        }
        return order > 0 ? new Amount(least.least(), upper, "") : least;
    }

    private static void line(Amount amount, Composite units, String place, Context context, StringBuilder to) {
        if (!amount.words().isEmpty()) {
            context.warn(place, "no number; kept as text");
            to.append(to.isEmpty() ? "" : "\n").append(worded(amount.words(), units));
        }
    }

    private static Amount amount(Segment from, int field) {
        return field == 0 ? Amount.NONE : Amount.of(from.text(field));
    }

    private static String place(Segment from, int field) {
        return from.location() + "-" + field;
    }

    private static Composite composite(Segment from, int field) {
        return Composite.of(from.field(Math.max(field, 1)));
    }
}
