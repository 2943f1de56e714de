package health.tributary.embedded.launch;

import java.util.Locale;

/** A port that some part listens on, and the variable that moves it. */
public enum Door {
    BROKER(9092),
    STORE(27017),
    CAPTURE(8085),
    INGEST(8081),
    MLLP(2575),
    NORMALIZER(8082),
    RECORD(8083),
    NOTIFICATION(8084);

    private final int defaultPort;

    Door(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** The environment variable that sets the port. */
    public String variable() {
        return "TRIBUTARY_" + name() + "_PORT";
    }

    /** As people read it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
