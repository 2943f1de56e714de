package health.tributary.record.api;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

    @Inject
    Medications medications;

    @Inject
    PersonLinks links;

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
        return FhirResponses.json(trends.of(api.viewer(token), id, address.getQueryParameters(), self));
    }

    @GET
    @Path("medications")
    @Operation(
            summary = "A person's medications, one line a prescription",
            description =
                    "Ordered, dispensed, how many refills are left, given, ended: each with the ids of the entries that say so."
                            + " Needs r on MedicationRequest, MedicationDispense, MedicationAdministration or"
                            + " MedicationStatement of the person; what the token does not grant is left out.")
    public Response medications(@PathParam("id") String id) {
        return FhirResponses.json(medications.of(api.viewer(token), id));
    }

    @POST
    @Path("links")
    @Operation(
            summary = "Open a one-time code",
            description =
                    "With it a feed links an account of the person. Needs the person's own token with patient/Patient.u.")
    public Response openLink(@PathParam("id") String id) {
        return FhirResponses.json(links.open(Tokens.of(token), id));
    }

    @GET
    @Path("links")
    @Operation(summary = "The person's codes, the latest first, and what became of them")
    public Response links(@PathParam("id") String id) {
        return FhirResponses.json(links.list(Tokens.of(token), id));
    }

    @DELETE
    @Path("links/{link}")
    @Operation(summary = "Revoke an open code, or take its link back")
    public Response endLink(@PathParam("id") String id, @PathParam("link") String link) {
        return FhirResponses.json(links.end(Tokens.of(token), id, link));
    }
}
