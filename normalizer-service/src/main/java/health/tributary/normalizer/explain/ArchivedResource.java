package health.tributary.normalizer.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.normalizer.normalize.Normalizer;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reads archived messages under the current mapping, for a rehearsal of their replay. */
@Path("/explain/archived")
@Authenticated
@Tag(name = "explain", description = "What a message would say, and by which rules")
public class ArchivedResource {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Normalizer normalizer;
    private final JsonWebToken token;

    @Inject
    ArchivedResource(Normalizer normalizer, JsonWebToken token) {
        this.normalizer = normalizer;
        this.token = token;
    }

    /** The statements of some messages as they would go to the record. Nothing is stored or published. */
    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Read archived messages under the current mapping",
            description =
                    "Takes a page of the record-service's /operator/archive. Answers, for each message with a body,"
                            + " its batches of statements (CBOR in base64) or its rejection; to be given to"
                            + " /operator/rehearsal. Needs a token with the scope `operator`. Nothing is stored.")
    @APIResponse(responseCode = "200", description = "Read, also where messages would be rejected")
    @APIResponse(responseCode = "400", description = "The body is no page of the archive")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The token lacks the scope `operator`")
    @SecurityRequirement(name = "SecurityScheme")
    public String read(String page) {
        Operators.only(token);
        try {
            JsonNode messages = JSON.readTree(page).path("messages");
            return ArchivedMessages.read(messages, normalizer).toString();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new BadRequestException("the body is a page of the archive");
        }
    }
}
