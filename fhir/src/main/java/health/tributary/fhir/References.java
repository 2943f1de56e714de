package health.tributary.fhir;

/** What the references of a resource become when it is written. */
@FunctionalInterface
public interface References {
    /** Leaves each as it is. */
    References AS_THEY_ARE = reference -> reference;

    /** What stands in the place of a {@code Reference.reference}, or of an address that is one; never null. */
    String of(String reference);
}
