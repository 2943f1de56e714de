package health.tributary.embedded.launch;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One child process: what must be ready before it starts, how it shows that it is ready, and how much heap it gets. Declared in
 * the order in which parts are listed.
 */
public enum Part {
    BROKER(320, 0, List.of(Door.BROKER), "health.tributary.embedded.broker.BrokerProcess"),
    STORE(640, 0, List.of(Door.STORE), "health.tributary.embedded.store.StoreProcess"),
    CAPTURE(256, 2, List.of(Door.CAPTURE), "health.tributary.embedded.capture.CaptureProcess"),
    INGEST(256, 0, List.of(Door.INGEST, Door.MLLP), null),
    NORMALIZER(256, 1, List.of(Door.NORMALIZER), null),
    RECORD(256, 1, List.of(Door.RECORD), null),
    NOTIFICATION(192, 2, List.of(Door.NOTIFICATION), null);

    private final int heapMebibytes;
    private final int stepsBehindDoors;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Door> doors;

    private final String mainClass;

    Part(int heapMebibytes, int stepsBehindDoors, List<Door> doors, String mainClass) {
        this.heapMebibytes = heapMebibytes;
        this.stepsBehindDoors = stepsBehindDoors;
        this.doors = doors;
        this.mainClass = mainClass;
    }

    /** The parts that have to be ready before this one starts. */
    public Set<Part> needs() {
        return switch (this) {
            case BROKER, STORE -> EnumSet.noneOf(Part.class);
            case INGEST, NORMALIZER -> EnumSet.of(BROKER);
            case CAPTURE, RECORD, NOTIFICATION -> EnumSet.of(BROKER, STORE);
        };
    }

    /** Most heap, in MiB. */
    public int heapMebibytes() {
        return heapMebibytes;
    }

    /**
     * How far it may wait: not at all for what the doors need, 1 for what makes the record of what they took, 2 for what tells of
     * what the record shows.
     */
    public int stepsBehindDoors() {
        return stepsBehindDoors;
    }

    /** Where it listens; the first one answers health checks if it speaks HTTP. */
    public List<Door> doors() {
        return doors;
    }

    /** The class of this module that it runs; empty for a service, which is a module of its own. */
    public Optional<String> mainClass() {
        return Optional.ofNullable(mainClass);
    }

    /** The line that it prints when it serves; empty where its health address says so. */
    public Optional<String> readyLine() {
        return this == BROKER || this == STORE ? Optional.of(label() + " listening") : Optional.empty();
    }

    /** As people read it; also its log's and pid file's name. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The part of a name. */
    public static Part named(String label) {
        for (Part part : values()) {
            if (part.label().equals(label)) {
                return part;
            }
        }
        throw new IllegalArgumentException("there is no part \"" + label + "\"");
    }
}
