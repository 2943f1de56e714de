package health.tributary.embedded.command;

import java.nio.charset.StandardCharsets;

/** What a file holds, by its first bytes, and so which of a feed's doors it goes to. */
enum FileKind {
    HL7V2("/hl7v2", "application/hl7-v2"),
    FHIR("/fhir", "application/fhir+json"),
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

    /** JSON with a {@code resourceType} near its start is FHIR, other JSON data points; the rest is HL7 v2. */
    static FileKind of(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, HEAD_BYTES), StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .stripLeading();
        if (head.startsWith("{") && head.contains("\"resourceType\"")) {
            return FHIR;
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
