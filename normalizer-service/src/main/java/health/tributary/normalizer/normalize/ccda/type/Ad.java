package health.tributary.normalizer.normalize.ccda.type;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import java.util.List;
import java.util.Map;

/** AD: an address. */
public final class Ad {
    private static final Map<String, String> USES = Map.of(
            "H", "home", "HP", "home", "HV", "home", "WP", "work", "DIR", "work", "PUB", "work", "TMP", "temp", "BAD",
            "old", "OLD", "old");
    private static final Map<String, String> TYPES = Map.of("PST", "postal", "PHYS", "physical");
    private static final List<String> LINES =
            List.of("streetAddressLine", "deliveryAddressLine", "additionalLocator", "unitID", "careOf", "postBox");

    private Ad() {}

    /** AD[Address]: the members. An address without parts is a text. */
    public static void address(Element address, Context context, JsonWriter out) {
        if (address.text().isEmpty()) {
            return;
        }
        for (String use : address.attribute("use").split(" ", -1)) {
            if (USES.containsKey(use)) {
                out.plain("use", USES.get(use));
                break;
            }
        }
        for (String use : address.attribute("use").split(" ", -1)) {
            if (TYPES.containsKey(use)) {
                out.plain("type", TYPES.get(use));
                break;
            }
        }
        if (address.elements().isEmpty()) {
            out.text("text", address.text());
            return;
        }
        lines(address, out);
        out.text("city", address.child("city").text());
        out.text("district", address.child("county").text());
        out.text("state", address.child("state").text());
        out.text("postalCode", address.child("postalCode").text());
        out.text("country", address.child("country").text());
        Element period = address.child("useablePeriod");
        out.object("period");
        Ts.period(period, context, out);
        out.close();
    }

    private static void lines(Element address, JsonWriter out) {
        out.list("line");
        for (Element part : address.elements()) {
            if (LINES.contains(part.name())) {
                out.textItem(part.text());
            }
        }
        String street = address.child("houseNumber").text()
                + ' '
                + address.child("streetName").text();
        out.textItem(street).close();
    }
}
