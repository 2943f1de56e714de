package health.tributary.record.api;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Date;
import java.util.Optional;

/** Answers as HTTP responses. */
final class FhirResponses {
    static final String FHIR_JSON = "application/fhir+json";

    private FhirResponses() {}

    /** The response of an answer that is no FHIR but for its refusals. */
    static Response json(Answer answer) {
        Response response = of(answer);
        return answer.status() < 300
                ? Response.fromResponse(response)
                        .type(MediaType.APPLICATION_JSON)
                        .build()
                : response;
    }

    /** The response of an answer that is no resource. */
    static Response of(Answer answer) {
        return of(answer, Optional.empty(), "");
    }

    /**
     * The response of an answer.
     *
     * @param known the entity tags that the client has (If-None-Match): the same one is answered with 304 and no body
     * @param base the API's address, without a slash at its end
     */
    static Response of(Answer answer, Optional<String> known, String base) {
        Optional<EntityTag> tag = answer.tag().map(text -> new EntityTag(text, true));
        boolean unchanged = tag.isPresent()
                && known.isPresent()
                && names(known.get(), answer.tag().get());
        Response.ResponseBuilder response = unchanged ? Response.notModified() : written(answer);
        tag.ifPresent(response::tag);
        answer.lastModified().ifPresent(time -> response.lastModified(Date.from(time)));
        String location = answer.status() == 201 || answer.status() == 202 ? "Location" : "Content-Location";
        answer.location().ifPresent(path -> response.header(location, base + "/" + path));
        return response.header("Cache-Control", "no-store").build();
    }

    private static Response.ResponseBuilder written(Answer answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        return answer.body().isEmpty() ? response : response.type(FHIR_JSON).entity(answer.body());
    }

    // Weak comparison (RFC 9110, section 13.1.2); a tag has no quotes in it.
    private static boolean names(String known, String tag) {
        return known.strip().equals("*") || known.contains('"' + tag + '"');
    }

    static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
