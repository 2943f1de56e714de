package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** CP and MO: an amount of money. Decimals stay as they were written. */
public final class Cp {
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Cp() {}

    /** CP[Money]: the price; a currency that ISO 4217 does not know is left out with a warning. */
    public static void money(Composite value, Context context, JsonWriter out) {
        amount(value.inner(1), context, out);
    }

    /** MO[Money], also where it is a part of another type. */
    public static void amount(Composite value, Context context, JsonWriter out) {
        String number = Nm.json(value.text(1).trim());
        if (number == null) {
            if (value.isPresent()) {
                context.warn(value.place(), "no number; left out");
            }
            return;
        }
        out.raw("value", number);
        String currency = value.text(2).trim();
        if (CURRENCIES.contains(currency)) {
            out.plain("currency", currency);
        } else if (!currency.isEmpty()) {
            context.warn(value.place(), "no currency of ISO 4217; left out");
        }
    }
}
