package health.tributary.record.api;

import health.tributary.access.AccessPolicy;
import health.tributary.access.Decision;
import health.tributary.record.archive.Archive;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What those who run the deployment may see: what became of messages, never what they said. */
@Path("/operator/messages")
@Produces({MediaType.APPLICATION_JSON, FhirResponses.FHIR_JSON})
@Tag(name = "Operator")
@RequestScoped
@Blocking
@Authenticated
public class OperatorEndpoint {
    @Inject
    JsonWebToken token;

    @Inject
    Archive archive;

    @Context
    UriInfo address;

    @GET
    @Path("{id}")
    @Operation(summary = "What became of a message", description = "Needs the scope operator.")
    public Response message(@PathParam("id") String id) {
        return answer(messages -> messages.read(id));
    }

    @GET
    @Operation(
            summary = "Rejected messages, the latest first",
            description = "Takes reason (codes, parted by commas), feed, _count. Needs the scope operator.")
    public Response messages() {
        String self = address.getBaseUri().resolve("operator/messages").toString();
        return answer(messages -> messages.search(address.getQueryParameters(), self));
    }

    private Response answer(Function<MessageOutcomes, Answer> question) {
        if (AccessPolicy.decideOperator(Tokens.of(token)) instanceof Decision.Deny deny) {
            return FhirResponses.of(Answer.refused(Refusal.forbidden(deny.reason())));
        }
        Answer answer = question.apply(new MessageOutcomes(archive));
        Response response = FhirResponses.of(answer);
        return answer.status() == 200
                ? Response.fromResponse(response)
                        .type(MediaType.APPLICATION_JSON)
                        .build()
                : response;
    }
}
