package health.tributary.hl7v2;

/** What {@link Message#read} makes of bytes: a message, or the reason why they can be none. */
public sealed interface ReadResult permits Message, Unreadable {}
