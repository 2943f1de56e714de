package health.tributary.fhir;

import java.nio.charset.StandardCharsets;

/** Small resources, written with single quotes. */
final class Samples {
    private Samples() {}

    static JsonObject resource(String json) {
        return ((ReadResult.Read) read(json)).resource();
    }

    static ReadResult read(String json) {
        return FhirReader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
