package health.tributary.record.api;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Documents as HTTP responses (R4, section 2.36.2). What a source sent may be anything, also a page with scripts under this
 * address: no browser is to show it, guess at it, or run it.
 */
final class BinaryResponses {
    private static final Set<String> JSON = Set.of("fhir+json", "json");

    private BinaryResponses() {}

    /**
     * Whether the client wants the Binary resource: what it accepts most is FHIR's JSON, or {@code _format} says so.
     *
     * @param accepted what the client accepts, the most wanted first
     * @param format {@code _format}, null if there is none; another format than JSON was refused before
     */
    static boolean asResource(List<MediaType> accepted, String format) {
        boolean formatted = format != null && !format.isEmpty();
        MediaType first = accepted.isEmpty() ? MediaType.WILDCARD_TYPE : accepted.get(0);
        return formatted || (first.getType().equals("application") && JSON.contains(first.getSubtype()));
    }

    static Response of(BinaryAnswer answer, boolean asResource) {
        return answer instanceof BinaryAnswer.Content content
                ? of(content, asResource)
                : FhirResponses.of(Answer.refused(((BinaryAnswer.Refused) answer).refusal()));
    }

    private static Response of(BinaryAnswer.Content content, boolean asResource) {
        return Response.ok(asResource ? resource(content) : content.bytes())
                .type(asResource ? FhirResponses.FHIR_JSON : content.contentType())
                .header("Content-Disposition", "attachment")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cache-Control", "no-store")
                .header("Vary", "Accept")
                .build();
    }

    // Joined as bytes: a document may have many megabytes, and a string more would be one copy more.
    private static byte[] resource(BinaryAnswer.Content content) {
        String start = "{\"resourceType\":\"Binary\",\"id\":\"" + content.id() + "\",\"contentType\":\""
                + content.contentType() + '"';
        boolean empty = content.bytes().length == 0;
        byte[] head = (empty ? start : start + ",\"data\":\"").getBytes(StandardCharsets.US_ASCII);
        byte[] data = Base64.getEncoder().encode(content.bytes());
        byte[] tail = (empty ? "}" : "\"}").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(head.length + data.length + tail.length)
                .put(head)
                .put(data)
                .put(tail)
                .array();
    }
}
