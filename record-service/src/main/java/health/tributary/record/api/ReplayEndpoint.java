package health.tributary.record.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.access.AccessPolicy;
import health.tributary.access.Decision;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.archive.Archive;
import health.tributary.record.replay.Rehearsal;
import health.tributary.record.replay.Replay;
import health.tributary.record.replay.Resending;
import health.tributary.record.series.SeriesStore;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Rehearsals and replays of archived messages, for those who change mappings. */
@Path("/operator")
@Produces({MediaType.APPLICATION_JSON, FhirResponses.FHIR_JSON})
@Tag(name = "Operator")
@RequestScoped
@Blocking
@Authenticated
public class ReplayEndpoint {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WHICH =
            "Takes from, to (first receipt, to excluded), feed, rejected=true, _count, _after. Needs the scope"
                    + " operator.";

    @Inject
    JsonWebToken token;

    @Inject
    Archive archive;

    @Inject
    RecordStore store;

    @Inject
    SeriesStore series;

    @Inject
    Resending out;

    @Context
    UriInfo address;

    @GET
    @Path("archive")
    @Operation(
            summary = "Archived messages with their bodies, the earliest first",
            description = WHICH + " Or takes id, parted by commas. The answer is health data.")
    public Response messages() {
        return answer(() -> new Replays(archive).messages(address.getQueryParameters()));
    }

    @POST
    @Path("rehearsal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What readers would see otherwise if these statements were applied",
            description =
                    "Takes what the normaliser's /explain/archived answers, and subject to look at one alone. Changes"
                            + " nothing. The answer is health data. Needs the scope operator.")
    public Response rehearse(String body, @QueryParam("subject") String subject) {
        return answer(() -> {
            try {
                return Replays.rehearse(
                        new Rehearsal(store, series), JSON.readTree(body), Optional.ofNullable(subject));
            } catch (JsonProcessingException e) {
                return Answer.refused(Refusal.invalid("", "the body is what the normaliser answers"));
            }
        });
    }

    @POST
    @Path("replay")
    @Operation(summary = "Sends a page of archived messages to the normaliser again", description = WHICH)
    public Response replay() {
        return answer(() -> Replays.send(new Replay(archive, out), address.getQueryParameters()));
    }

    private Response answer(Supplier<Answer> question) {
        if (AccessPolicy.decideOperator(Tokens.of(token)) instanceof Decision.Deny deny) {
            return FhirResponses.of(Answer.refused(Refusal.forbidden(deny.reason())));
        }
        return FhirResponses.json(question.get());
    }
}
