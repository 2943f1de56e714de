package health.tributary.notification.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.notification.subscription.Channel.EventStream;
import health.tributary.notification.subscription.Channel.Header;
import health.tributary.notification.subscription.Channel.RestHook;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code Subscription.channel}: {@code rest-hook}, or server-sent events, which R4's code list does not have: they are
 * written as {@code websocket} with the backport's channel-type extension, so that the resource stays valid.
 */
final class ChannelReader {
    private static final int MAX_HEADERS = 20;
    private static final int MAX_HEADER_CHARS = 4_096;
    private static final int MAX_ENDPOINT_CHARS = 2_048;
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7E\\t]*");
    /** What the request itself decides. */
    private static final Set<String> RESERVED = Set.of(
            "host",
            "content-length",
            "content-type",
            "transfer-encoding",
            "connection",
            "te",
            "upgrade",
            "expect",
            "traceparent",
            "tracestate");

    private final JsonNode channel;
    private final List<Issue> issues;

    ChannelReader(JsonNode channel, List<Issue> issues) {
        this.channel = channel;
        this.issues = issues;
    }

    Channel channel() {
        String type = channel.path("type").asText();
        Optional<String> extended = Extensions.value(channel.path("_type"), Backport.CHANNEL_TYPE, "valueCoding")
                .map(coding -> coding.path("system").asText() + "|"
                        + coding.path("code").asText());
        if (extended.isPresent()) {
            if (!extended.get().equals(Backport.CHANNEL_TYPES + "|" + Backport.EVENT_STREAM)) {
                issue("not-supported", "type", "the one extended channel type is " + Backport.EVENT_STREAM);
            }
            return new EventStream();
        }
        if (type.equals("rest-hook")) {
            return new RestHook(endpoint(), headers());
        }
        issue(
                type.isEmpty() ? "required" : "not-supported",
                "type",
                "the channel is rest-hook, or server-sent events by the backport's channel-type extension");
        return new EventStream();
    }

    private URI endpoint() {
        String text = channel.path("endpoint").asText();
        if (text.isEmpty()) {
            issue("required", "endpoint", "a rest-hook needs an endpoint");
            return URI.create("");
        }
        Optional<URI> uri = usable(text);
        if (uri.isEmpty()) {
            issue("value", "endpoint", "the endpoint must be an http or https address without a user and a fragment");
        }
        return uri.orElse(URI.create(""));
    }

    private static Optional<URI> usable(String text) {
        if (text.length() > MAX_ENDPOINT_CHARS) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            boolean bare = uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            boolean named = uri.getHost() != null && uri.getPort() <= 65_535 && uri.getPort() != 0;
            return web && bare && named ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private List<Header> headers() {
        JsonNode texts = channel.path("header");
        List<Header> headers = new ArrayList<>();
        if (texts.size() > MAX_HEADERS) {
            issue("too-long", "header", "more than " + MAX_HEADERS + " headers");
            return headers;
        }
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.path(i).asText();
            int colon = text.indexOf(':');
            String name = colon < 0 ? "" : text.substring(0, colon).strip();
            String value = text.substring(colon + 1).strip();
            boolean fits = text.length() <= MAX_HEADER_CHARS
                    && HEADER_NAME.matcher(name).matches()
                    && HEADER_VALUE.matcher(value).matches();
            if (!fits || RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
                issue(
                        "value",
                        "header[" + i + "]",
                        "a header must read Name: value, and not be one of the request's own");
            } else {
                headers.add(new Header(name, value));
            }
        }
        return headers;
    }

    Content content() {
        String media = channel.path("payload").asText("application/fhir+json");
        if (!media.equals("application/fhir+json") && !media.equals("application/json")) {
            issue("not-supported", "payload", "notifications are application/fhir+json");
        }
        Optional<JsonNode> level = Extensions.value(channel.path("_payload"), Backport.PAYLOAD_CONTENT, "valueCode");
        if (level.isEmpty()) {
            return Content.ID_ONLY;
        }
        Optional<Content> content = Content.of(level.get().asText());
        if (content.isEmpty()) {
            issue("value", "payload", "the content is empty, id-only or full-resource");
        }
        return content.orElse(Content.ID_ONLY);
    }

    int maxEvents() {
        Optional<JsonNode> count = Extensions.value(channel, Backport.MAX_COUNT, "valuePositiveInt");
        if (count.isEmpty()) {
            return 1;
        }
        if (!count.get().isInt() || count.get().asInt() < 1) {
            issue("value", "extension", "the number of events must be a positive integer");
            return 1;
        }
        return Math.min(count.get().asInt(), Terms.MOST_EVENTS);
    }

    private void issue(String code, String member, String text) {
        issues.add(new Issue(code, "Subscription.channel." + member, text));
    }
}
