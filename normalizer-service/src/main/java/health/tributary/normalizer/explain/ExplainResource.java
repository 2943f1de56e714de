package health.tributary.normalizer.explain;

import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.normalizer.normalize.Normalizer;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Explains a message to an operator. */
@Path("/explain")
@Authenticated
@Tag(name = "explain", description = "What a message would say, and by which rules")
public class ExplainResource {
    private final Normalizer normalizer;
    private final JsonWebToken token;

    @Inject
    ExplainResource(Normalizer normalizer, JsonWebToken token) {
        this.normalizer = normalizer;
        this.token = token;
    }

    /** The statements of a message. Nothing is stored or published. */
    @POST
    @Blocking
    @Consumes({
        "application/hl7-v2",
        MediaType.TEXT_PLAIN,
        "x-application/hl7-v2+er7",
        "application/fhir+json",
        MediaType.APPLICATION_JSON,
        "application/hl7-cda+xml",
        MediaType.APPLICATION_XML,
        MediaType.TEXT_XML,
        "application/vnd.openmhealth+json",
        "application/x-ndjson",
        "application/ndjson",
        "application/jsonl"
    })
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Explain a message",
            description = "The statements that a message yields under a feed's rules: each slot with its value, source"
                    + " field and mapping rule; warnings; or the rejection with its reason, place and rule. Needs a token"
                    + " with the scope `operator`. Nothing is stored.")
    @APIResponse(responseCode = "200", description = "Explained, also when the message would be rejected")
    @APIResponse(responseCode = "400", description = "The feed's name is missing or malformed, or there is no message")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The token lacks the scope `operator`")
    @SecurityRequirement(name = "SecurityScheme")
    public Explanation explain(
            @Parameter(description = "the feed whose rules apply", required = true) @QueryParam("feed") String feed,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            InputStream body)
            throws IOException {
        byte[] message = body.readAllBytes();
        Operators.only(token);
        if (!FeedId.valid(feed)) {
            throw new BadRequestException("the query parameter feed names a feed");
        }
        if (message.length == 0) {
            throw new BadRequestException("the body is a message");
        }
        FeedId id = new FeedId(feed);
        Envelope envelope = new Envelope(
                MessageId.of(id, message),
                id,
                format(type),
                Instant.now(),
                Optional.empty(),
                Operators.UNTRACED,
                false,
                false);
        return Explanation.of(normalizer.normalize(message, envelope));
    }

    /** The format of a media type that is consumed here. */
    private static ContentType format(String type) {
        String known = type == null ? "" : type.toLowerCase(Locale.ROOT);
        if (known.contains("ndjson") || known.contains("jsonl")) {
            return ContentType.OPEN_MHEALTH_NDJSON;
        }
        if (known.contains("xml")) {
            return ContentType.CDA;
        }
        if (known.contains("fhir")) {
            return ContentType.FHIR_JSON;
        }
        return known.contains("json") ? ContentType.OPEN_MHEALTH_JSON : ContentType.HL7V2;
    }
}
