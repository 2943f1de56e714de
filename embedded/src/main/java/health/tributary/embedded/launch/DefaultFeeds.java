package health.tributary.embedded.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The feeds of a fresh local instance: two made-up hospitals that share a regional identifier, so that linking can be seen, a
 * wearable's platform, and one that takes any HL7 v2 message whatever, for trying out on loopback.
 */
final class DefaultFeeds {
    static final String NORTH = "hospital-north";
    static final String SOUTH = "hospital-south";
    static final String WEARABLE = "wearable";
    static final String ANY = "any";

    /** All of them, in the file's order. */
    static final List<String> NAMES = List.of(NORTH, SOUTH, WEARABLE, ANY);

    private static final String REGION = "region";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private DefaultFeeds() {}

    /**
     * The registry's text.
     *
     * @param keySha256 of each feed's key, in lower-case hex
     */
    static String json(Map<String, String> keySha256) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode feeds = root.putArray("feeds");
        feeds.add(hospital(NORTH, "Northfield General Hospital", "NORTHFIELD", "NORTH", 10, keySha256.get(NORTH)));
        feeds.add(hospital(SOUTH, "Southbank Clinic", "SOUTHBANK", "SOUTH", 5, keySha256.get(SOUTH)));
        feeds.add(wearable(keySha256.get(WEARABLE)));
        feeds.add(any(keySha256.get(ANY)));
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain nodes can be written", e);
        }
    }

    private static ObjectNode hospital(
            String name, String title, String facility, String authority, int trust, String keySha256) {
        ObjectNode feed = JSON.createObjectNode();
        feed.put("name", name).put("title", title);
        feed.putObject("match").put("sendingFacility", facility);
        feed.put("keySha256", keySha256);
        ArrayNode authorities = feed.putArray("authorities");
        authority(authorities, authority, name, "urn:tributary:demo:" + name, false);
        authority(authorities, "REGION", REGION, "urn:tributary:demo:region", true);
        feed.putObject("subject").putArray("authorities").add(name);
        return feed.put("zone", "UTC").put("trust", trust);
    }

    private static void authority(ArrayNode authorities, String raw, String namespace, String system, boolean links) {
        ObjectNode authority = authorities.addObject();
        authority.putArray("raw").add(raw);
        authority.put("namespace", namespace).put("system", system).put("links", links);
    }

    /** Its users are of its own namespace, and it may link nobody. */
    private static ObjectNode wearable(String keySha256) {
        ObjectNode feed = JSON.createObjectNode();
        feed.put("name", WEARABLE).put("title", "Made-up wearable");
        feed.put("keySha256", keySha256);
        return feed.put("zone", "UTC").put("trust", 1);
    }

    private static ObjectNode any(String keySha256) {
        ObjectNode feed = JSON.createObjectNode();
        feed.put("name", ANY).put("title", "Anything, for trying out");
        feed.putObject("match");
        feed.put("keySha256", keySha256).put("authoritiesByFacility", true);
        ObjectNode subject = feed.putObject("subject");
        ArrayNode types = subject.putArray("types");
        List.of("MR", "MRN", "PI", "EPI", "PT").forEach(types::add);
        subject.put("loneIdentifier", true);
        return feed.put("zone", "UTC").put("trust", 0);
    }
}
