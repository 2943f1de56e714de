package health.tributary.record.api;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes FHIR searchset bundles by joining resources' texts. */
final class Bundles {
    private Bundles() {}

    /**
     * A resource in a bundle.
     *
     * @param type its type
     * @param id its id
     * @param resource its JSON
     * @param included whether it is there because another one refers to it
     */
    record Item(String type, String id, String resource, boolean included) {
        @Override
        public String toString() {
            return "Item(" + type + "/" + id + ", redacted)";
        }
    }

    /**
     * A searchset.
     *
     * @param base the address of the API, without a slash at its end
     * @param self the address of this page
     * @param next the address of the next one
     * @param total the number of all matches, where it is known
     * @param items in their order
     */
    static String searchset(String base, String self, Optional<String> next, OptionalLong total, List<Item> items) {
        int size = 512;
        for (Item item : items) {
            size += item.resource().length() + base.length() + 128;
        }
        StringBuilder json = new StringBuilder(size);
        json.append("{\"resourceType\":\"Bundle\",\"type\":\"searchset\"");
        total.ifPresent(number -> json.append(",\"total\":").append(number));
        json.append(",\"link\":[");
        link(json, "self", self);
        next.ifPresent(address -> {
            json.append(',');
            link(json, "next", address);
        });
        json.append(']');
        if (!items.isEmpty()) {
            json.append(",\"entry\":[");
            for (int i = 0; i < items.size(); i++) {
                if (i > 0) {
                    json.append(',');
                }
                item(json, base, items.get(i));
            }
            json.append(']');
        }
        return json.append('}').toString();
    }

    private static void item(StringBuilder json, String base, Item item) {
        json.append("{\"fullUrl\":\"");
        JsonStringEncoder.getInstance().quoteAsString(base, json);
        json.append('/').append(item.type()).append('/').append(item.id());
        json.append("\",\"resource\":").append(item.resource());
        json.append(",\"search\":{\"mode\":\"")
                .append(item.included() ? "include" : "match")
                .append("\"}}");
    }

    private static void link(StringBuilder json, String relation, String address) {
        json.append("{\"relation\":\"").append(relation).append("\",\"url\":\"");
        JsonStringEncoder.getInstance().quoteAsString(address, json);
        json.append("\"}");
    }
}
