package health.tributary.embedded.launch;

import java.util.List;
import java.util.Map;

/**
 * The feeds of a new local system: two hospitals that share a regional identifier, and one that takes any HL7 v2 message, so
 * that whatever somebody tries on this machine is let in. A deployment has none of them.
 */
final class LocalFeeds {
    static final List<String> NAMES = List.of("hospital-north", "hospital-south", "any");

    private LocalFeeds() {}

    /**
     * The registry's text.
     *
     * @param hashes by feed, the SHA-256 of its key
     */
    static String json(Map<String, String> hashes) {
        return """
                {"feeds": [
                  {"name": "hospital-north",
                   "title": "General Hospital North",
                   "match": {"sendingFacility": "NORTH"},
                   "keySha256": "%s",
                   "trust": 10,
                   "zone": "America/New_York",
                   "authorities": [
                     {"raw": ["NORTH"], "namespace": "hospital-north", "system": "urn:tributary:demo:hospital-north"},
                     {"raw": ["REGION"], "namespace": "region", "system": "urn:tributary:demo:region", "links": true}],
                   "subject": {"authorities": ["hospital-north"]}},
                  {"name": "hospital-south",
                   "title": "Southside Clinic",
                   "match": {"sendingFacility": "SOUTH"},
                   "keySha256": "%s",
                   "trust": 5,
                   "zone": "America/New_York",
                   "authorities": [
                     {"raw": ["SOUTH"], "namespace": "hospital-south", "system": "urn:tributary:demo:hospital-south"},
                     {"raw": ["REGION"], "namespace": "region", "system": "urn:tributary:demo:region", "links": true}],
                   "subject": {"authorities": ["hospital-south"]}},
                  {"name": "any",
                   "title": "Anything that is tried on this machine",
                   "match": {},
                   "keySha256": "%s",
                   "authoritiesByFacility": true,
                   "subject": {"types": ["MR", "MRN", "PI", "EPI", "PT"], "loneIdentifier": true}}
                ]}
                """.formatted(hashes.get("hospital-north"), hashes.get("hospital-south"), hashes.get("any"));
    }
}
