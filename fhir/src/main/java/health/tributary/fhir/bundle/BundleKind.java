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

    private static final String TAKEN =
            "Bundles of type transaction, batch, collection, document, searchset and message are taken";

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

    /** Why a {@code Bundle.type} that is none of these is not taken. */
    static String refusal(String code) {
        return switch (code) {
            case "transaction-response", "batch-response" ->
                "this is a server's answer to a Bundle: it states nothing. Resources that it carries are taken as a"
                        + " collection";
            case "history" ->
                "a history tells how resources, or a subscription's events, came to be: several versions of one"
                        + " resource in one message. Send the resources as they are now, as a collection";
            default -> TAKEN;
        };
    }

    /** The kind of a {@code Bundle.type}. */
    public static Optional<BundleKind> of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind != RESOURCE && kind.code.equals(code))
                .findFirst();
    }
}
