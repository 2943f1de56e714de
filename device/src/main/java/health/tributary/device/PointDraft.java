package health.tributary.device;

import java.util.ArrayList;
import java.util.List;

/** What was read of one data point, before it is known what it means. The first problem found is the one that is told. */
final class PointDraft {
    final List<BodyDraft> bodies = new ArrayList<>(1);

    String id = "";
    String user = "";
    String namespace = "";
    String schema = "";
    String version = "";
    String modality = "";
    Timestamp created;
    Timestamp sourceCreated;
    boolean header;
    boolean series;
    Problem problem;

    void refuse(Problem found) {
        if (problem == null) {
            problem = found;
        }
    }
}
