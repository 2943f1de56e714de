package health.tributary.contract.feed;

import java.util.Optional;

/**
 * Which MLLP messages belong to a feed: those whose sending application (MSH-3.1) and sending facility (MSH-4.1) are these;
 * an empty one matches any.
 */
public record Match(Optional<String> sendingApplication, Optional<String> sendingFacility) {
    boolean matches(String application, String facility) {
        return sendingApplication.map(application::equals).orElse(true)
                && sendingFacility.map(facility::equals).orElse(true);
    }

    int specificity() {
        return (sendingFacility.isPresent() ? 2 : 0) + (sendingApplication.isPresent() ? 1 : 0);
    }
}
