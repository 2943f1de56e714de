package health.tributary.record.api;

import health.tributary.record.OwnWriting;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.write.DoorClock;
import health.tributary.record.write.OwnEntries;
import health.tributary.record.write.OwnTypes;
import health.tributary.record.write.StrictParser;
import health.tributary.record.write.ValueCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The writes of the FHIR API, joined. */
@ApplicationScoped
public class WriteApi {
    private final Optional<OwnCreations> creations;
    private final Optional<OwnChanges> changes;

    /** The writes to one store. */
    @Inject
    public WriteApi(RecordStore store, OwnWriting writing) {
        this(store, writing.entries(), Clock.systemUTC(), new StrictParser());
    }

    WriteApi(RecordStore store, Optional<OwnEntries> entries, Clock clock, ValueCheck values) {
        DoorClock door = new DoorClock(clock);
        OwnBodies bodies = new OwnBodies(values);
        this.creations = entries.map(own -> new OwnCreations(store, own, door, bodies));
        this.changes = entries.map(own -> new OwnChanges(store, own, door, bodies));
    }

    /** The types that can be written: none where there is no id key. */
    List<String> types() {
        return creations.isPresent() ? OwnTypes.names() : List.of();
    }

    Answer create(Viewer viewer, String type, byte[] body, WriteConditions conditions) {
        return closed(type).orElseGet(() -> creations.orElseThrow().create(viewer, type, body, conditions));
    }

    Answer update(Viewer viewer, String type, String id, byte[] body, WriteConditions conditions) {
        return closed(type).orElseGet(() -> changes.orElseThrow().update(viewer, type, id, body, conditions));
    }

    Answer delete(Viewer viewer, String type, String id, WriteConditions conditions) {
        return closed(type).orElseGet(() -> changes.orElseThrow().delete(viewer, type, id, conditions));
    }

    private Optional<Answer> closed(String type) {
        if (creations.isEmpty()) {
            return Optional.of(refused(405, "nothing is written here: the service has no id key"));
        }
        if (OwnTypes.of(type).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                ResourceTypes.served(type)
                        ? refused(405, "persons do not write resources of type " + type + "; see /fhir/metadata")
                        : refused(404, "resources of type " + type + " are not served; see /fhir/metadata"));
    }

    private static Answer refused(int status, String diagnostics) {
        return Answer.refused(new Refusal(status, "not-supported", diagnostics, ""));
    }
}
