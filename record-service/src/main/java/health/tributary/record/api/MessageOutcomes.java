package health.tributary.record.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.Reason;
import health.tributary.record.archive.Archive;
import health.tributary.record.archive.MessageOutcome;
import health.tributary.record.archive.RejectedSearch;
import health.tributary.record.archive.RejectedSearch.Position;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What became of messages, for operators: envelope, outcome, and of a rejection its reason, place and rule. A message that no
 * step has rejected is {@code archived}; whether it is applied already is not known here.
 */
final class MessageOutcomes {
    /** Messages of a page when the client names no number. */
    static final int DEFAULT_COUNT = 100;

    /** The largest page. */
    static final int MAX_COUNT = RejectedSearch.MAX_LIMIT - 1;

    private final Archive archive;

    MessageOutcomes(Archive archive) {
        this.archive = Objects.requireNonNull(archive);
    }

    /** One message. */
    Answer read(String id) {
        return message(id)
                .flatMap(archive::outcome)
                .map(found -> Answer.bundle(json(found).toString()))
                .orElseGet(() -> Answer.refused(Refusal.notFound("message")));
    }

    /**
     * A page of rejected messages, the latest first.
     *
     * @param parameters {@code outcome}, {@code reason}, {@code feed}, {@code _count}, {@code _after}
     * @param self the address, without its parameters
     */
    Answer search(Map<String, List<String>> parameters, String self) {
        Asked asked = new Asked();
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            if (!asked.understands(parameter.getKey(), String.join(",", parameter.getValue()))) {
                return Answer.refused(refusal(parameter.getKey()));
            }
        }
        List<MessageOutcome> found =
                archive.rejected(new RejectedSearch(asked.reasons, asked.feed, asked.after, asked.count + 1));
        boolean more = found.size() > asked.count;
        return page(more ? found.subList(0, asked.count) : found, more, parameters, self);
    }

    /** What a client asked for, as far as it is read. */
    private static final class Asked {
        private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        private Optional<FeedId> feed = Optional.empty();
        private Optional<Position> after = Optional.empty();
        private int count = DEFAULT_COUNT;

        boolean understands(String name, String value) {
            return switch (name) {
                case "outcome" -> value.equals("rejected");
                case "reason" -> add(reasons, value);
                case "feed" -> {
                    feed = MessageOutcomes.feed(value);
                    yield feed.isPresent();
                }
                case "_after" -> {
                    after = position(value);
                    yield after.isPresent();
                }
                case "_count" -> {
                    count = MessageOutcomes.count(value);
                    yield count > 0;
                }
                default -> false;
            };
        }
    }

    private static Answer page(
            List<MessageOutcome> shown, boolean more, Map<String, List<String>> parameters, String self) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        var messages = page.putArray("messages");
        shown.forEach(message -> messages.add(json(message)));
        if (more) {
            page.put("next", next(shown.get(shown.size() - 1), parameters, self));
        }
        return Answer.bundle(page.toString());
    }

    private static String next(MessageOutcome last, Map<String, List<String>> parameters, String self) {
        StringBuilder next = new StringBuilder(self).append('?');
        parameters.forEach((name, values) -> {
            if (!name.equals("_after")) {
                next.append(name)
                        .append('=')
                        .append(URLEncoder.encode(String.join(",", values), StandardCharsets.UTF_8))
                        .append('&');
            }
        });
        return next.append("_after=").append(after(last)).toString();
    }

    /** Where a page ended, as {@code _after} says it. */
    static String after(MessageOutcome last) {
        return last.received().toEpochMilli() + "-" + last.id();
    }

    private static ObjectNode json(MessageOutcome message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", message.id().value())
                .put("feed", message.feed().name())
                .put("contentType", message.contentType().mediaType())
                .put("received", message.received().toString())
                .put("size", message.size())
                .put("outcome", message.rejection().isPresent() ? "rejected" : "archived");
        message.rejection()
                .ifPresent(rejection -> json.putObject("rejection")
                        .put("reason", rejection.reason().code())
                        .put("place", rejection.place())
                        .put("rule", rejection.rule()));
        return json;
    }

    private static boolean add(Set<Reason> reasons, String codes) {
        for (String code : codes.split(",", -1)) {
            Optional<Reason> reason = Reason.of(code);
            if (reason.isEmpty()) {
                return false;
            }
            reasons.add(reason.get());
        }
        return true;
    }

    static Optional<FeedId> feed(String name) {
        return FeedId.valid(name) ? Optional.of(new FeedId(name)) : Optional.empty();
    }

    static int count(String text) {
        return text.matches("\\d{1,9}") ? Math.min(Integer.parseInt(text), MAX_COUNT) : 0;
    }

    static Optional<Position> position(String text) {
        int dash = text.indexOf('-');
        if (dash < 1 || dash > 15 || !text.substring(0, dash).matches("\\d+")) {
            return Optional.empty();
        }
        Instant received = Instant.ofEpochMilli(Long.parseLong(text.substring(0, dash)));
        return message(text.substring(dash + 1)).map(id -> new Position(received, id));
    }

    static Optional<MessageId> message(String id) {
        try {
            return Optional.of(new MessageId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Refusal refusal(String name) {
        return switch (name) {
            case "outcome" -> Refusal.invalid(name, "only rejected messages are listed");
            case "reason" -> Refusal.invalid(name, "a reason is one of " + reasons());
            case "feed" -> Refusal.invalid(name, "a feed is named as it is configured");
            case "_count" -> Refusal.invalid(name, "_count is a whole number from 1");
            case "_after" -> Refusal.invalid(name, "_after comes from a next link and is not to be made up");
            default -> Refusal.notSupported(name, "parameters are outcome, reason, feed and _count");
        };
    }

    private static String reasons() {
        return String.join(
                ", ", EnumSet.allOf(Reason.class).stream().map(Reason::code).toList());
    }
}
