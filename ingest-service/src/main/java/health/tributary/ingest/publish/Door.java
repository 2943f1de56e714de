package health.tributary.ingest.publish;

import java.util.Locale;

/** The way in. */
public enum Door {
    MLLP,
    HTTP;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** As it stands in metrics and traces. */
    public String code() {
        return code;
    }
}
