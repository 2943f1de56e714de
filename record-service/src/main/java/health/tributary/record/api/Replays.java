package health.tributary.record.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.codec.MalformedRecord;
import health.tributary.contract.codec.StatementCodec;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.record.archive.Archive;
import health.tributary.record.archive.MessageOutcome;
import health.tributary.record.archive.TakenSearch;
import health.tributary.record.replay.Rehearsal;
import health.tributary.record.replay.Rehearsed;
import health.tributary.record.replay.Replay;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Archived messages under the current mapping, for operators: the messages themselves, what would become different if they were
 * sent again, and sending them. What it answers holds health data, except for {@link #send}.
 */
final class Replays {
    /** What a page holds of bodies, unless its first one is larger; what is behind that is left to the next page. */
    private static final long MAX_PAGE_BYTES = 1024 * 1024;

    /** A larger message comes without its body. */
    private static final long MAX_BODY_BYTES = 4 * 1024 * 1024;

    private static final int MAX_IDS = 100;

    private final Archive archive;

    Replays(Archive archive) {
        this.archive = archive;
    }

    /** A page of messages with their bodies, or those of some ids. */
    Answer messages(Map<String, List<String>> parameters) {
        if (parameters.containsKey("id")) {
            return ofIds(String.join(",", parameters.get("id")));
        }
        TakenQuery query = TakenQuery.of(parameters);
        if (query.refusal().isPresent()) {
            return Answer.refused(query.refusal().get());
        }
        TakenSearch search = query.search();
        List<MessageOutcome> found = archive.taken(search);
        return page(found, found.size() == search.limit());
    }

    private Answer ofIds(String ids) {
        List<MessageOutcome> found = new ArrayList<>();
        String[] asked = ids.split(",", -1);
        if (asked.length > MAX_IDS) {
            return Answer.refused(Refusal.invalid("id", "at most " + MAX_IDS + " ids at once"));
        }
        for (String id : asked) {
            Optional<MessageId> message = MessageOutcomes.message(id);
            if (message.isEmpty()) {
                return Answer.refused(Refusal.invalid("id", "an id is a message's"));
            }
            message.flatMap(archive::outcome).ifPresent(found::add);
        }
        return page(found, false);
    }

    private Answer page(List<MessageOutcome> found, boolean full) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        var messages = page.putArray("messages");
        long bytes = 0;
        Optional<MessageOutcome> last = Optional.empty();
        for (MessageOutcome message : found) {
            boolean fits = message.size() <= MAX_BODY_BYTES;
            if (fits && bytes > 0 && bytes + message.size() > MAX_PAGE_BYTES) {
                break;
            }
            messages.add(json(message, fits));
            bytes += fits ? message.size() : 0;
            last = Optional.of(message);
        }
        if (full || messages.size() < found.size()) {
            last.ifPresent(one -> page.put("after", MessageOutcomes.after(one)));
        }
        return Answer.bundle(page.toString());
    }

    private ObjectNode json(MessageOutcome message, boolean whole) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", message.id().value())
                .put("feed", message.feed().name())
                .put("contentType", message.contentType().mediaType())
                .put("rejected", message.rejection().isPresent());
        archive.read(message.id())
                .filter(archived -> whole)
                .ifPresentOrElse(
                        archived -> json.put("received", archived.received().toString())
                                .put("body", archived.body()),
                        () -> json.put("received", message.received().toString())
                                .put("tooLarge", true));
        return json;
    }

    /**
     * What readers would see otherwise.
     *
     * @param body the normaliser's answer: {@code messages}, each with {@code id} and {@code batches}
     * @param subject only what is said of this subject
     */
    static Answer rehearse(Rehearsal rehearsal, JsonNode body, Optional<String> subject) {
        List<StatementBatch> batches = new ArrayList<>();
        try {
            for (JsonNode message : body.path("messages")) {
                for (JsonNode batch : message.path("batches")) {
                    batches.add(StatementCodec.decode(Base64.getDecoder().decode(batch.asText())));
                }
            }
            subject.map(SubjectId::new)
                    .ifPresent(
                            only -> batches.removeIf(batch -> !batch.subject().equals(only)));
        } catch (MalformedRecord | IllegalArgumentException e) {
            return Answer.refused(Refusal.invalid("", "batches are the normaliser's, in base64"));
        }
        return Answer.bundle(json(rehearsal.rehearse(batches)).toString());
    }

    private static ObjectNode json(Rehearsed rehearsed) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var words = json.putArray("words");
        rehearsed
                .words()
                .forEach(word -> words.addObject()
                        .put("message", word.message().value())
                        .put("subject", word.subject().value())
                        .put("said", word.said().name().toLowerCase(Locale.ROOT)));
        var entries = json.putArray("entries");
        rehearsed.entries().forEach(entry -> {
            ObjectNode one = entries.addObject();
            one.put("subject", entry.subject().value())
                    .put("directory", entry.directory())
                    .put("type", entry.type())
                    .put("id", entry.id().value())
                    .put("before", entry.before())
                    .put("after", entry.after());
            var slots = one.putArray("slots");
            entry.slots()
                    .forEach(slot -> slots.addObject()
                            .put("slot", slot.slot())
                            .put("before", slot.before().orElse(null))
                            .put("after", slot.after().orElse(null)));
        });
        return json;
    }

    /** Sends a page again, and says how far it came. */
    static Answer send(Replay replay, Map<String, List<String>> parameters) {
        TakenQuery query = TakenQuery.of(parameters);
        if (query.refusal().isPresent()) {
            return Answer.refused(query.refusal().get());
        }
        Replay.Page page = replay.send(query.search());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sent", page.sent()).put("rejected", page.rejected()).put("away", page.away());
        page.last().ifPresent(last -> {
            json.put("received", last.received().toString());
            if (page.more()) {
                json.put("after", MessageOutcomes.after(last));
            }
        });
        return Answer.bundle(json.toString());
    }
}
