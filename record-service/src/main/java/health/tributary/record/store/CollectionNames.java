package health.tributary.record.store;

/** The names of the collections: part of the contract with the change capture. */
final class CollectionNames {
    static final String ENTRIES = "entries";
    static final String SUBJECTS = "subjects";
    static final String PERSONS = "persons";
    static final String IDENTITY = "identity";
    /** Days of readings, and slices of days that are too full for one document. */
    static final String SERIES = "series";

    /** Manifests; not captured. */
    static final String APPLIED = "applied";

    /** The archive; not captured. */
    static final String MESSAGES = "messages";

    /** One-time codes with which persons link accounts; not captured. */
    static final String LINKS = "links";

    /** How often feeds gave codes that were none; not captured. */
    static final String LINK_TRIES = "linkTries";

    private CollectionNames() {}
}
