package health.tributary.fhir.bundle;

import java.util.Arrays;
import java.util.Optional;

/** What holds a message's resources together (FHIR value set bundle-type, those that are taken; and a resource by itself). */
public enum BundleKind {
    /** A resource without a Bundle. */
    RESOURCE("", false, false),
    /** All or nothing. */
    TRANSACTION("transaction", true, true),
    BATCH("batch", true, false),
    COLLECTION("collection", false, false),
    DOCUMENT("document", false, false),
    SEARCHSET("searchset", false, false),
    MESSAGE("message", false, false);

    private final String code;
    private final boolean requests;
    private final boolean atomic;

    BundleKind(String code, boolean requests, boolean atomic) {
        this.code = code;
        this.requests = requests;
        this.atomic = atomic;
    }

    /** Whether its entries say what is to be done with them. */
    public boolean requests() {
        return requests;
    }

    /** Whether one bad entry refuses all. */
    public boolean atomic() {
        return atomic;
    }

    /** The kind of a {@code Bundle.type}. */
    public static Optional<BundleKind> of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind != RESOURCE && kind.code.equals(code))
                .findFirst();
    }
}
