package health.tributary.ingest.admit;

import health.tributary.fhir.JsonText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * One RESTful interaction (R4, section 3.1.0), as the transaction of one entry that says the same: so what was asked for stands in the
 * message itself, and is kept, replayed and explained with it. The resource's own bytes stand in it as they came.
 *
 * @param method {@code POST}, {@code PUT} or {@code DELETE}
 * @param url {@code Type}, {@code Type/id} or {@code Type?…}
 * @param ifNoneExist of a conditional create (section 3.1.0.8.1)
 * @param ifMatch of a version-aware update, which a feed may not ask for: the message says so where it is refused
 * @param requestId the sender's id of the request ({@code X-Request-Id}, section 3.1.0.14): with another one it is another message
 */
public record Interaction(
        String method, String url, Optional<String> ifNoneExist, Optional<String> ifMatch, Optional<String> requestId) {
    /** The system of request ids in {@code Bundle.identifier}. */
    public static final String REQUEST_ID = "https://tributary.health/request-id";

    private static final int BYTE_ORDER_MARK_BYTES = 3;

    public Interaction {
        Objects.requireNonNull(method);
        Objects.requireNonNull(url);
        Objects.requireNonNull(ifNoneExist);
        Objects.requireNonNull(ifMatch);
        Objects.requireNonNull(requestId);
    }

    /** Whether it brings no resource. */
    public boolean deletion() {
        return method.equals("DELETE");
    }

    /** The type that its address names. */
    String type() {
        int end = 0;
        while (end < url.length() && url.charAt(end) != '/' && url.charAt(end) != '?') {
            end++;
        }
        return url.substring(0, end);
    }

    /**
     * The bytes of the message.
     *
     * @param resource the JSON text of one object; not looked at for a deletion
     */
    byte[] transaction(byte[] resource) {
        StringBuilder head = new StringBuilder("{\"resourceType\":\"Bundle\",");
        requestId.ifPresent(id -> head.append("\"identifier\":{\"system\":\"")
                .append(REQUEST_ID)
                .append("\",\"value\":")
                .append(quoted(id))
                .append("},"));
        head.append("\"type\":\"transaction\",\"entry\":[{\"request\":{\"method\":");
        head.append(quoted(method)).append(",\"url\":").append(quoted(url));
        ifNoneExist.ifPresent(query -> head.append(",\"ifNoneExist\":").append(quoted(query)));
        ifMatch.ifPresent(version -> head.append(",\"ifMatch\":").append(quoted(version)));
        head.append('}');
        if (!deletion()) {
            head.append(",\"resource\":");
        }
        byte[] begin = head.toString().getBytes(StandardCharsets.UTF_8);
        byte[] end = "}]}".getBytes(StandardCharsets.UTF_8);
        int from = marked(resource) ? BYTE_ORDER_MARK_BYTES : 0;
        ByteArrayOutputStream message = new ByteArrayOutputStream(begin.length + resource.length + end.length);
        message.writeBytes(begin);
        if (!deletion()) {
            message.write(resource, from, resource.length - from);
        }
        message.writeBytes(end);
        return message.toByteArray();
    }

    private static boolean marked(byte[] text) {
        return text.length >= BYTE_ORDER_MARK_BYTES
                && text[0] == (byte) 0xEF
                && text[1] == (byte) 0xBB
                && text[2] == (byte) 0xBF;
    }

    private static String quoted(String text) {
        return new JsonText(text).canonical();
    }

    @Override
    public String toString() {
        return "Interaction(" + method + " " + type() + ", redacted)";
    }
}
