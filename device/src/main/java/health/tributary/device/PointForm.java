package health.tributary.device;

import health.tributary.contract.ContentType;

/** How data points follow each other. */
public enum PointForm {
    /** One JSON object, or an array of them (RFC 8259). A syntax error makes all of it unreadable. */
    JSON,
    /** One object a line. A line that is no JSON is refused by itself. */
    LINES;

    /** The form of a content type that carries data points. */
    public static PointForm of(ContentType type) {
        return switch (type) {
            case OPEN_MHEALTH_JSON -> JSON;
            case OPEN_MHEALTH_NDJSON -> LINES;
            default -> throw new IllegalArgumentException("no form of data points");
        };
    }

    /** The content type of this form. */
    public ContentType contentType() {
        return this == JSON ? ContentType.OPEN_MHEALTH_JSON : ContentType.OPEN_MHEALTH_NDJSON;
    }
}
