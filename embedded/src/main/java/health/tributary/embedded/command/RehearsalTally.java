package health.tributary.embedded.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a rehearsal has met so far: counts, and of each patient whom it concerns the ids of the messages that say something else. */
final class RehearsalTally {
    private static final int MAX_DIRECTORY_ENTRIES = 100_000;

    private final Map<String, List<String>> patients = new TreeMap<>();
    private final Set<String> directory = new HashSet<>();
    private final Set<String> patientsShown = new HashSet<>();
    private long read;
    private long unchanged;
    private long changed;
    private long newlyRejected;
    private long newlyAccepted;
    private long stillRejected;
    private long tooLarge;
    private long entries;
    private long values;
    private String reached = "";

    /**
     * Adds a page.
     *
     * @param page of the archive
     * @param read what the normaliser makes of it
     * @param compared what the record says to that
     */
    void add(JsonNode page, JsonNode read, JsonNode compared) {
        Map<String, JsonNode> now = new HashMap<>();
        read.path("messages").forEach(message -> now.put(message.path("id").asText(), message));
        Set<String> other = new HashSet<>();
        for (JsonNode word : compared.path("words")) {
            if (!word.path("said").asText().equals("same")) {
                String message = word.path("message").asText();
                other.add(message);
                patients.computeIfAbsent(word.path("subject").asText(), subject -> new ArrayList<>(1))
                        .add(message);
            }
        }
        for (JsonNode message : page.path("messages")) {
            String id = message.path("id").asText();
            count(message, now.get(id), other.contains(id));
        }
        for (JsonNode entry : compared.path("entries")) {
            if (entry.path("directory").asBoolean() && directory.size() < MAX_DIRECTORY_ENTRIES) {
                directory.add(entry.path("id").asText());
            }
        }
    }

    private void count(JsonNode archived, JsonNode now, boolean other) {
        read++;
        boolean was = archived.path("rejected").asBoolean();
        if (now == null) {
            tooLarge++;
        } else if (now.has("rejection")) {
            stillRejected += was ? 1 : 0;
            newlyRejected += was ? 0 : 1;
        } else if (was) {
            newlyAccepted++;
        } else if (other) {
            changed++;
        } else {
            unchanged++;
        }
    }

    /** How far the archive was read. */
    void reached(JsonNode page) {
        JsonNode messages = page.path("messages");
        if (!messages.isEmpty()) {
            reached = messages.get(messages.size() - 1).path("received").asText();
        }
    }

    /** When the last message read was received. */
    String reached() {
        return reached;
    }

    /** Messages read. */
    long read() {
        return read;
    }

    /** Messages that say something else, or something for the first time. */
    long different() {
        return changed + newlyAccepted;
    }

    /** By subject, the messages that say something else of it. */
    Map<String, List<String>> patients() {
        return Collections.unmodifiableMap(patients);
    }

    /** Entries of a patient would show something else. */
    void shown(String subject, JsonNode changedEntries) {
        patientsShown.add(subject);
        entries += changedEntries.size();
        changedEntries.forEach(entry -> values += entry.path("slots").size());
    }

    /**
     * The counts.
     *
     * @param stopped whether messages were left unread
     */
    ObjectNode counts(boolean stopped) {
        ObjectNode counts = JsonNodeFactory.instance.objectNode();
        counts.put("read", read)
                .put("unchanged", unchanged)
                .put("changed", changed)
                .put("newlyRejected", newlyRejected)
                .put("newlyAccepted", newlyAccepted)
                .put("stillRejected", stillRejected)
                .put("tooLarge", tooLarge)
                .put("patients", patientsShown.size())
                .put("entries", entries)
                .put("values", values)
                .put("directoryEntries", directory.size());
        if (stopped) {
            counts.put("stoppedAt", reached);
        }
        return counts;
    }
}
