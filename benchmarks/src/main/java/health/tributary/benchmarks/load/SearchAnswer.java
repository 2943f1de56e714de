package health.tributary.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.benchmarks.traffic.Mark;
import java.io.IOException;

/** A searchset as the FHIR API gives it. */
final class SearchAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SearchAnswer() {}

    /** Whether a resource in it shows a message or a later one of its track. What the links repeat of the question does not count. */
    static boolean shows(byte[] bundle, Mark sought, Mark.Finder finder) throws IOException {
        for (JsonNode entry : JSON.readTree(bundle).path("entry")) {
            for (Mark mark : finder.in(entry.path("resource").toString())) {
                if (mark.kind().equals(sought.kind())
                        && mark.track() == sought.track()
                        && mark.sequence() >= sought.sequence()) {
                    return true;
                }
            }
        }
        return false;
    }
}
