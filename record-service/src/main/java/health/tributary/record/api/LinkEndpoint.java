package health.tributary.record.api;

import health.tributary.contract.feed.FeedKey;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where feeds redeem the codes that persons opened. */
@Path("/links")
@Produces({MediaType.APPLICATION_JSON, FhirResponses.FHIR_JSON})
@Tag(name = "Links")
@RequestScoped
@Blocking
@PermitAll
public class LinkEndpoint {
    @Inject
    FeedLinks links;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Redeem a one-time code",
            description =
                    "With the feed's key. Takes code, and user or identifier (system, value): a subject of this feed.")
    public Response redeem(
            @HeaderParam("X-Feed-Key") String key, @HeaderParam("Authorization") String authorization, String body) {
        return FhirResponses.json(links.redeem(presented(key, authorization), text(body)));
    }

    @POST
    @Path("{feed}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Redeem a one-time code as the feed that the path names",
            description = "As without the name, and 403 if the key is another feed's.")
    public Response redeemAs(
            @PathParam("feed") String feed,
            @HeaderParam("X-Feed-Key") String key,
            @HeaderParam("Authorization") String authorization,
            String body) {
        return FhirResponses.json(links.redeemAs(feed, presented(key, authorization), text(body)));
    }

    private static Optional<FeedKey> presented(String key, String authorization) {
        return FeedKey.of(Optional.ofNullable(key), Optional.ofNullable(authorization));
    }

    private static String text(String body) {
        return body == null ? "" : body;
    }
}
