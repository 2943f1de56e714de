package health.tributary.embedded.command;

import java.nio.charset.StandardCharsets;

/** What a file holds, by its first bytes, and so which of a feed's doors it goes to. */
enum FileKind {
    HL7V2("/hl7v2", "application/hl7-v2"),
    FHIR("/fhir", "application/fhir+json"),
    /** A CDA document. */
    CCDA("/ccda", "application/hl7-cda+xml"),
    /** One data point, or an array of them. */
    DATA_POINTS("/devices/openmhealth", "application/json"),
    /** One data point a line. */
    DATA_POINT_LINES("/devices/openmhealth", "application/x-ndjson");

    private static final int HEAD_BYTES = 4_096;

    private final String path;
    private final String mediaType;

    FileKind(String path, String mediaType) {
        this.path = path;
        this.mediaType = mediaType;
    }

    /** Behind {@code /feeds/NAME}. */
    String path() {
        return path;
    }

    String mediaType() {
        return mediaType;
    }

    /** XML is a document, JSON with a {@code resourceType} near its start FHIR, other JSON data points; the rest is HL7 v2. */
    static FileKind of(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, HEAD_BYTES), StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .stripLeading();
        if (head.startsWith("{") && head.contains("\"resourceType\"")) {
            return FHIR;
        }
        if (head.startsWith("<") || head.startsWith("\0<") || head.startsWith("<\0")) {
            return CCDA;
        }
        if (head.startsWith("[")) {
            return DATA_POINTS;
        }
        return head.startsWith("{") ? points(content) : HL7V2;
    }

    /** Many lines are points only if the first is one by itself: its braces are even. */
    private static FileKind points(byte[] content) {
        int open = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '{') {
                open++;
            } else if (content[i] == '}') {
                open--;
            } else if (content[i] == '\n' && open == 0 && followed(content, i)) {
                return DATA_POINT_LINES;
            } else if (content[i] == '\n' && open > 0) {
                return DATA_POINTS;
            }
        }
        return DATA_POINTS;
    }

    private static boolean followed(byte[] content, int from) {
        for (int i = from; i < content.length; i++) {
            if (content[i] == '{') {
                return true;
            }
        }
        return false;
    }
}
