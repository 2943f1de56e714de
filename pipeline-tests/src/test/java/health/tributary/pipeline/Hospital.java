package health.tributary.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.contract.SubjectId;
import health.tributary.contract.feed.FeedRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A pipeline in a test's words: messages of two hospitals, at minutes after noon, received a second after they were written. */
final class Hospital {
    static final FeedRegistry FEEDS = FeedRegistry.read("""
            {"feeds": [
              {"name": "north", "match": {"sendingFacility": "NORTH"}, "zone": "UTC", "authorities": [
                {"raw": ["REGION"], "namespace": "region", "links": true}]},
              {"name": "south", "match": {"sendingFacility": "SOUTH"}, "zone": "UTC", "authorities": [
                {"raw": ["REGION"], "namespace": "region", "links": true}]}]}
            """);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Pipeline pipeline = new Pipeline(FEEDS);

    Pipeline pipeline() {
        return pipeline;
    }

    /** What the door publishes for a message of hospital north. */
    List<Recorded> north(int minute, String type, String... segments) {
        return message("NORTH", minute, minute, type, segments);
    }

    List<Recorded> south(int minute, String type, String... segments) {
        return message("SOUTH", minute, minute, type, segments);
    }

    private List<Recorded> message(String facility, int minute, int received, String type, String... segments) {
        String time = "20260302" + String.format("%02d%02d00", 12 + minute / 60, minute % 60);
        String text = "MSH|^~\\&|APP|" + facility + "|TRIBUTARY|REGION|" + time + "||" + type + "|" + facility
                + String.join("", segments).hashCode() + "|P|2.5.1\r" + String.join("\r", segments) + "\r";
        return pipeline.admit(text.getBytes(StandardCharsets.UTF_8), NOON.plusSeconds(60L * received + 1));
    }

    /** Takes messages in this order. */
    @SafeVarargs
    final Hospital takes(List<Recorded>... messages) {
        for (List<Recorded> message : messages) {
            if (message.isEmpty()) {
                throw new AssertionError("the door refused a message: " + pipeline.rejects());
            }
            pipeline.consume(message);
        }
        return this;
    }

    /** A patient's subject, by the number that a hospital has given. */
    static SubjectId subject(String feed, String number) {
        return Pipeline.KEY.subject(feed + "/MRN", number);
    }

    String everything(String feed, String number) {
        return pipeline.everything(subject(feed, number));
    }

    /** The resources of a type in a patient's record. */
    List<JsonNode> resources(String feed, String number, String type) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode entry : PrettyJson.tree(everything(feed, number)).path("entry")) {
            if (entry.path("resource").path("resourceType").asText().equals(type)) {
                found.add(entry.path("resource"));
            }
        }
        return found;
    }

    JsonNode patient(String feed, String number) {
        return resources(feed, number, "Patient").get(0);
    }

    static String pid(String number, String rest) {
        return "PID|1||" + number + "^^^MRN^MR||" + rest;
    }
}
