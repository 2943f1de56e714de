package health.tributary.contract;

import java.util.Arrays;
import java.util.Optional;

/** The source formats, by media type. */
public enum ContentType {
    /** HL7 v2 in the vertical-bar encoding (media type as HAPI and the HL7 over HTTP specification have it). */
    HL7V2("application/hl7-v2"),
    FHIR_JSON("application/fhir+json"),
    /** An HL7 CDA R2 document, C-CDA among them. */
    CDA("application/hl7-cda+xml"),
    /** Open mHealth or IEEE 1752.1 data points: one JSON object, or an array of them. */
    OPEN_MHEALTH_JSON("application/vnd.openmhealth+json"),
    /** The same, one data point a line. */
    OPEN_MHEALTH_NDJSON("application/vnd.openmhealth+x-ndjson"),
    /** One write of a person to their own record: what was asked for, and the FHIR JSON as it was sent. Made by the record's API only. */
    OWN_WRITE("application/vnd.tributary.own-write");

    private final String mediaType;

    ContentType(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The format of a media type as {@link #mediaType()} writes it. */
    public static Optional<ContentType> of(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }
}
