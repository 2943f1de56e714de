package health.tributary.fhir.bundle;

import health.tributary.fhir.JsonObject;
import java.util.Objects;
import java.util.Optional;

/**
 * One resource of a message.
 *
 * @param path where the entry stands: {@code Bundle.entry[3]}; of a resource by itself, its type
 * @param fullUrl its address within the Bundle; empty if it has none
 * @param resource what it carries; empty for a deletion
 * @param request what is to be done
 */
public record BundleEntry(String path, String fullUrl, Optional<JsonObject> resource, Request request) {
    public BundleEntry {
        Objects.requireNonNull(path);
        Objects.requireNonNull(fullUrl);
        Objects.requireNonNull(resource);
        Objects.requireNonNull(request);
    }

    /** Where its resource stands. */
    public String resourcePath() {
        return path.startsWith("Bundle.") ? path + ".resource" : path;
    }

    @Override
    public String toString() {
        return "BundleEntry(" + path + ", redacted)";
    }
}
