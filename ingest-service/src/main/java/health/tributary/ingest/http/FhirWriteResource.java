package health.tributary.ingest.http;

import health.tributary.ingest.IngestConfiguration;
import health.tributary.ingest.admit.AdmitFhir;
import health.tributary.ingest.admit.Interaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Creates, updates and deletes of single resources, as a FHIR client sends them to a server (R4, section 3.1.0). */
@Path("/feeds/{feed}/fhir/{type}")
@Singleton
@APIResponse(responseCode = "202", description = "durable")
@APIResponse(responseCode = "400", description = "no FHIR JSON; kept among the rejects")
@APIResponse(responseCode = "401", description = "no feed key")
@APIResponse(responseCode = "403", description = "not the key of this feed")
@APIResponse(responseCode = "413", description = "larger than the door takes; not kept")
@APIResponse(responseCode = "422", description = "it cannot be taken; kept among the rejects")
@APIResponse(responseCode = "503", description = "not taken now; send it again")
public class FhirWriteResource {
    private static final String FHIR = "application/fhir+json";

    private final MessageDoor door;
    private final AdmitFhir admit;
    private final int maxBytes;

    FhirWriteResource(MessageDoor door, AdmitFhir admit, IngestConfiguration configuration) {
        this.door = door;
        this.admit = admit;
        this.maxBytes = configuration.http().maxFhirBytes();
    }

    @POST
    @Consumes({FHIR, "application/json", "application/json+fhir"})
    @Operation(
            summary = "Create a resource",
            description =
                    "With If-None-Exist: identifier=system|value it is the entry of that identifier, however often it"
                            + " is created. A feed states: what is there already is stated again, not looked for.")
    @RequestBody(required = true, content = @Content(mediaType = FHIR))
    public Uni<Response> create(
            @PathParam("feed") String name,
            @PathParam("type") String type,
            @QueryParam("backfill") @DefaultValue("false") boolean backfill,
            @Context RoutingContext exchange) {
        return take(name, backfill, exchange, interaction("POST", type, exchange));
    }

    @PUT
    @Path("{id}")
    @Consumes({FHIR, "application/json", "application/json+fhir"})
    @Operation(summary = "Create or update the resource of an id")
    @RequestBody(required = true, content = @Content(mediaType = FHIR))
    public Uni<Response> update(
            @PathParam("feed") String name,
            @PathParam("type") String type,
            @PathParam("id") String id,
            @QueryParam("backfill") @DefaultValue("false") boolean backfill,
            @Context RoutingContext exchange) {
        return take(name, backfill, exchange, interaction("PUT", type + '/' + id, exchange));
    }

    @PUT
    @Consumes({FHIR, "application/json", "application/json+fhir"})
    @Operation(
            summary = "Create or update the resource of an identifier",
            description = "The address has one condition, identifier=system|value.")
    @RequestBody(required = true, content = @Content(mediaType = FHIR))
    public Uni<Response> updateByIdentifier(
            @PathParam("feed") String name,
            @PathParam("type") String type,
            @QueryParam("backfill") @DefaultValue("false") boolean backfill,
            @Context RoutingContext exchange) {
        return take(name, backfill, exchange, interaction("PUT", type + query(exchange), exchange));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            summary = "Retract the resource of an id",
            description = "patient=ID in the address says whose it is, unless it is a Patient or of the directory.")
    public Uni<Response> delete(
            @PathParam("feed") String name,
            @PathParam("type") String type,
            @PathParam("id") String id,
            @QueryParam("backfill") @DefaultValue("false") boolean backfill,
            @Context RoutingContext exchange) {
        return take(name, backfill, exchange, interaction("DELETE", type + '/' + id + query(exchange), exchange));
    }

    @DELETE
    @Operation(
            summary = "Retract the resource of an identifier",
            description = "Of what was created or updated by identifier=system|value. Any other conditional delete is"
                    + " refused: what it would meet depends on when it comes.")
    public Uni<Response> deleteByIdentifier(
            @PathParam("feed") String name,
            @PathParam("type") String type,
            @QueryParam("backfill") @DefaultValue("false") boolean backfill,
            @Context RoutingContext exchange) {
        return take(name, backfill, exchange, interaction("DELETE", type + query(exchange), exchange));
    }

    private static Interaction interaction(String method, String url, RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        return new Interaction(
                method,
                url,
                Optional.ofNullable(request.getHeader("If-None-Exist")),
                Optional.ofNullable(request.getHeader(HttpHeaders.IF_MATCH)),
                Optional.ofNullable(request.getHeader("X-Request-Id")));
    }

    /** The conditions of an address as they came, with the mark before them; what is said to the door itself is none. */
    private static String query(RoutingContext exchange) {
        String conditions = Arrays.stream(Optional.ofNullable(exchange.request().query())
                        .orElse("")
                        .split("&", -1))
                .filter(each -> !each.isEmpty() && !each.equals("backfill") && !each.startsWith("backfill="))
                .collect(Collectors.joining("&"));
        return conditions.isEmpty() ? "" : '?' + conditions;
    }

    private Uni<Response> take(String name, boolean backfill, RoutingContext exchange, Interaction interaction) {
        String format = exchange.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return door.receive(
                name, backfill, exchange, maxBytes, (feed, arrival) -> admit.admit(arrival, interaction, feed, format));
    }
}
