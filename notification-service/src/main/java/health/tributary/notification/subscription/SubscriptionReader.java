package health.tributary.notification.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a FHIR R4 Subscription. {@code criteria} is the topic's canonical with the backport's filter extensions, or an R4
 * criteria text. Never throws on content; members that are not served and change nothing ({@code contact}, unknown
 * extensions) are not kept.
 */
public final class SubscriptionReader {
    /** The largest body that is read. */
    public static final int MAX_BYTES = 64 * 1024;

    private static final ObjectReader JSON = new ObjectMapper().reader();
    private static final int MAX_FILTERS = 20;
    private static final int MAX_REASON_CHARS = 1_024;

    private final JsonNode resource;
    private final List<Issue> issues = new ArrayList<>();

    private SubscriptionReader(JsonNode resource) {
        this.resource = resource;
    }

    /** What a body asks for. */
    public static Reading read(byte[] body) {
        if (body.length > MAX_BYTES) {
            return refused(new Issue("too-long", "Subscription", "the body is longer than " + MAX_BYTES + " bytes"));
        }
        try {
            JsonNode node = JSON.readTree(body);
            if (node == null || !node.isObject()) {
                return refused(new Issue("structure", "Subscription", "the body is not a JSON object"));
            }
            return new SubscriptionReader(node).reading();
        } catch (JsonProcessingException e) {
            return refused(new Issue("structure", "Subscription", "the body is not JSON"));
        } catch (IOException e) {
            return refused(new Issue("structure", "Subscription", "the body cannot be read"));
        }
    }

    private static Reading refused(Issue issue) {
        return new Reading.Refused(List.of(issue));
    }

    private Reading reading() {
        if (!resource.path("resourceType").asText().equals("Subscription")) {
            return refused(new Issue("value", "Subscription", "the resource is not a Subscription"));
        }
        Status wanted = wanted();
        String reason = reason();
        List<String> filters = new ArrayList<>();
        List<Clause> clauses = clauses(filters);
        ChannelReader channel = new ChannelReader(resource.path("channel"), issues);
        Channel way = channel.channel();
        Content content = channel.content();
        int maxEvents = channel.maxEvents();
        Optional<Instant> end = end();
        if (!issues.isEmpty()) {
            return new Reading.Refused(issues);
        }
        String criteria = resource.path("criteria").asText();
        return new Reading.Understood(
                new Terms(wanted, reason, criteria, filters, clauses, way, content, maxEvents, end));
    }

    private Status wanted() {
        Optional<Status> status = Status.of(resource.path("status").asText());
        if (status.isEmpty()) {
            issue("required", "status", "the status must be requested, active or off");
        }
        return status.orElse(Status.REQUESTED) == Status.OFF ? Status.OFF : Status.REQUESTED;
    }

    private String reason() {
        String reason = resource.path("reason").asText();
        if (reason.isBlank()) {
            issue("required", "reason", "a reason is required");
        } else if (reason.length() > MAX_REASON_CHARS) {
            issue("too-long", "reason", "the reason is longer than " + MAX_REASON_CHARS + " characters");
        }
        return reason;
    }

    private List<Clause> clauses(List<String> filters) {
        String criteria = resource.path("criteria").asText();
        String expression = "Subscription.criteria";
        if (criteria.isBlank()) {
            issue("required", "criteria", "criteria are required: the topic " + Backport.RECORD_CHANGE);
            return List.of();
        }
        if (!criteria.contains("://")) {
            return List.of(plain(criteria, expression));
        }
        if (!criteria.equals(Backport.RECORD_CHANGE)) {
            issue("not-supported", "criteria", "the one topic is " + Backport.RECORD_CHANGE);
            return List.of();
        }
        List<Clause> read = new ArrayList<>();
        for (JsonNode filter : Extensions.values(resource.path("_criteria"), Backport.FILTER_CRITERIA, "valueString")) {
            if (filters.size() == MAX_FILTERS) {
                issue("too-long", "criteria.extension", "more than " + MAX_FILTERS + " filters");
                break;
            }
            filters.add(filter.asText());
            read.add(CriteriaReader.read(filter.asText(), expression + ".extension", issues));
        }
        return Filters.join(read, expression + ".extension", issues);
    }

    private Clause plain(String criteria, String expression) {
        Clause clause = CriteriaReader.read(criteria, expression, issues);
        if (clause.type().isEmpty()) {
            issue("value", "criteria", "R4 criteria start with a resource type");
        }
        return clause;
    }

    private Optional<Instant> end() {
        JsonNode end = resource.path("end");
        if (end.isMissingNode()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(end.asText()).toInstant());
        } catch (DateTimeException e) {
            issue("value", "end", "the end must be an instant with an offset");
            return Optional.empty();
        }
    }

    private void issue(String code, String member, String text) {
        issues.add(new Issue(code, "Subscription." + member, text));
    }
}
