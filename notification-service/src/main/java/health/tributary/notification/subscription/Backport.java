package health.tributary.notification.subscription;

/** The canonicals of Subscriptions R5 Backport 1.1.0 (R4 shapes), and Tributary's own that stand beside them. */
public final class Backport {
    private static final String BASE = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    public static final String FILTER_CRITERIA = BASE + "backport-filter-criteria";
    public static final String CHANNEL_TYPE = BASE + "backport-channel-type";
    public static final String MAX_COUNT = BASE + "backport-max-count";
    public static final String PAYLOAD_CONTENT = BASE + "backport-payload-content";

    /** The one topic: a resource of a record, or who a person is, became different. */
    public static final String RECORD_CHANGE = "http://tributary.health/SubscriptionTopic/record-change";
    /** Channel types that R4's code list lacks. */
    public static final String CHANNEL_TYPES = "http://tributary.health/CodeSystem/subscription-channel-type";
    /** Server-sent events, in {@link #CHANNEL_TYPES}. */
    public static final String EVENT_STREAM = "server-sent-events";
    /** On a notification event: the kind of write, in the words of the record's changes. */
    public static final String WRITE_KIND = "http://tributary.health/StructureDefinition/write-kind";

    private Backport() {}
}
