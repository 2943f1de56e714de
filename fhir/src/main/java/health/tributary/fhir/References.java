package health.tributary.fhir;

/** What the references of a resource become when it is written. */
@FunctionalInterface
public interface References {
    /** Leaves each as it is. */
    References AS_THEY_ARE = reference -> reference;

    /** What stands in the place of a {@code Reference.reference}, or of an address that is one; never null. */
    String of(String reference);

    /**
     * Whether a member is a reference: {@code reference} always; an address (uri, url) where it is an entry's temporary urn, as in
     * a transaction (R4, section 3.1.0.11.2), or that of a Binary of the same server.
     */
    static boolean refers(String name, String value) {
        return name.equals("reference")
                || ((value.startsWith("urn:uuid:") || value.startsWith("Binary/"))
                        && (name.equals("url")
                                || name.equals("uri")
                                || name.equals("valueUri")
                                || name.equals("valueUrl")));
    }
}
