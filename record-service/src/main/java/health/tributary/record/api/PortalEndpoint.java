package health.tributary.record.api;

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
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a portal shows beside FHIR resources, below {@code /portal}. */
@Path("/portal/persons/{id}")
@Produces({MediaType.APPLICATION_JSON, FhirResponses.FHIR_JSON})
@Tag(name = "Portal")
@RequestScoped
@Blocking
@Authenticated
public class PortalEndpoint {
    @Inject
    JsonWebToken token;

    @Inject
    RecordApi api;

    @Inject
    Trends trends;

    @Context
    UriInfo address;

    @GET
    @Path("trends")
    @Operation(
            summary = "A person's readings over time",
            description =
                    "Takes metric, from and to (local days, both included), resolution (raw, hour, day, week, month) and, for"
                            + " raw, _count. Points without samples are gaps. Needs r on Observation of the person.")
    public Response trends(@PathParam("id") String id) {
        String self = FhirResponses.withoutSlash(
                address.getBaseUri().resolve("portal/persons/" + id + "/trends").toString());
        Answer answer = trends.of(api.viewer(token), id, address.getQueryParameters(), self);
        Response response = FhirResponses.of(answer);
        return answer.status() == 200
                ? Response.fromResponse(response)
                        .type(MediaType.APPLICATION_JSON)
                        .build()
                : response;
    }
}
