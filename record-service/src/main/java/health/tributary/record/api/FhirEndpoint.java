package health.tributary.record.api;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The FHIR R4 REST API of the record, below {@code /fhir}. */
@Path("/fhir")
@Produces({FhirResponses.FHIR_JSON, MediaType.APPLICATION_JSON})
@Tag(name = "FHIR R4")
@RequestScoped
@Blocking
public class FhirEndpoint {
    private static final String LENIENT = "handling=lenient";

    @Inject
    JsonWebToken token;

    @Inject
    RecordApi api;

    @Inject
    WriteApi writes;

    @Inject
    Binaries binaries;

    @Context
    UriInfo address;

    @Context
    HttpHeaders headers;

    @GET
    @Path("metadata")
    @PermitAll
    @Operation(summary = "What is served", description = "The CapabilityStatement; needs no token.")
    public Response metadata() {
        return FhirResponses.of(Answer.bundle(api.capability(base(), writes.types())));
    }

    @GET
    @Path("Binary/{id:[^_/][^/]*}")
    @Produces(MediaType.WILDCARD)
    @Authenticated
    @Operation(
            summary = "Read a document",
            description =
                    "A Binary resource to who accepts application/fhir+json before anything else; its bytes to all"
                            + " others. 404 unknown, or pointed at by nothing that this token may read.")
    public Response document(@PathParam("id") String id) {
        if (BinaryId.parse(id).isEmpty() && Ids.entry(id).isPresent()) {
            return FhirResponses.of(api.read(viewer(), ResourceTypes.BINARY, id), Optional.empty(), base());
        }
        boolean resource = BinaryResponses.asResource(
                headers.getAcceptableMediaTypes(), address.getQueryParameters().getFirst("_format"));
        return BinaryResponses.of(binaries.read(viewer(), id), resource);
    }

    @GET
    @Path("{type:[A-Z][A-Za-z]+}/{id}")
    @Authenticated
    @Operation(
            summary = "Read a resource",
            description = "404 unknown, 410 retracted, 304 unchanged, 403 not for this token.")
    public Response read(
            @PathParam("type") String type, @PathParam("id") String id, @HeaderParam("If-None-Match") String known) {
        Answer answer = ResourceTypes.served(type) ? api.read(viewer(), type, id) : Answer.refused(unserved(type));
        return FhirResponses.of(answer, Optional.ofNullable(known), base());
    }

    @GET
    @Path("{type:[A-Z][A-Za-z]+}")
    @Authenticated
    @Operation(summary = "Search a type", description = "Parameters are listed in the CapabilityStatement.")
    public Response search(@PathParam("type") String type, @HeaderParam("Prefer") String prefer) {
        return search(type, address.getQueryParameters(), prefer);
    }

    @POST
    @Path("{type:[A-Z][A-Za-z]+}/_search")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Authenticated
    @Operation(summary = "Search a type, with the parameters in the body")
    public Response search(
            @PathParam("type") String type, @HeaderParam("Prefer") String prefer, MultivaluedMap<String, String> form) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(address.getQueryParameters());
        form.forEach((name, values) -> parameters.merge(
                name,
                values,
                (one, other) -> Stream.concat(one.stream(), other.stream()).toList()));
        return search(type, parameters, prefer);
    }

    @GET
    // Many clients encode the dollar sign, as RFC 3986 lets them.
    @Path("Patient/{id}/{operation:(\\$|%24)everything}")
    @Authenticated
    @Operation(
            summary = "The whole record of a person",
            description =
                    "The Patient, all entries of all its sources, and the practitioners, organisations and locations"
                            + " that they refer to. Takes _count, _since and _type.")
    public Response everything(@PathParam("id") String id, @HeaderParam("Prefer") String prefer) {
        Map<String, List<String>> parameters = address.getQueryParameters();
        Page page = new Page(base(), "Patient/" + id + "/$everything", parameters);
        return FhirResponses.of(api.everything(viewer(), id, parameters, lenient(prefer), page));
    }

    private Response search(String type, Map<String, List<String>> parameters, String prefer) {
        if (!ResourceTypes.served(type)) {
            return FhirResponses.of(Answer.refused(unserved(type)));
        }
        return FhirResponses.of(
                api.search(viewer(), type, parameters, lenient(prefer), new Page(base(), type, parameters)));
    }

    private Viewer viewer() {
        return api.viewer(token);
    }

    private String base() {
        return FhirResponses.withoutSlash(address.getBaseUri().resolve("fhir").toString());
    }

    private static boolean lenient(String prefer) {
        return prefer != null && prefer.contains(LENIENT);
    }

    private static Refusal unserved(String type) {
        return new Refusal(
                404, "not-supported", "resources of type " + type + " are not served; see /fhir/metadata", "");
    }
}
