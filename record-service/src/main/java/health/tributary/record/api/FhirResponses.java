package health.tributary.record.api;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.Date;
import java.util.Optional;

/** Answers as HTTP responses. */
final class FhirResponses {
    static final String FHIR_JSON = "application/fhir+json";

    private FhirResponses() {}

    /**
     * The response of an answer.
     *
     * @param known the entity tags that the client has (If-None-Match): the same one is answered with 304 and no body
     */
    static Response of(Answer answer, Optional<String> known) {
        Optional<EntityTag> tag = answer.version().map(version -> new EntityTag(version, true));
        if (tag.isPresent()
                && known.isPresent()
                && known.get().contains('"' + tag.get().getValue() + '"')) {
            return Response.notModified(tag.get()).build();
        }
        Response.ResponseBuilder response =
                Response.status(answer.status()).type(FHIR_JSON).entity(answer.body());
        tag.ifPresent(response::tag);
        answer.lastModified().ifPresent(time -> response.lastModified(Date.from(time)));
        return response.header("Cache-Control", "no-store").build();
    }

    static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
