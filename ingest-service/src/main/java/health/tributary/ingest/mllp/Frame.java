package health.tributary.ingest.mllp;

/** What the framing found in a stream. */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
sealed interface Frame {
    /** A whole block's content; its length stays taken from the room that all connections share. */
    record Block(byte[] content) implements Frame {}

    /** A block that another one interrupted; its length stays taken likewise. */
    record Cut(byte[] content) implements Frame {}

    /** A block that grew over the limit, and is still coming; nothing behind it can be read. */
    record TooLong(byte[] head) implements Frame {}

    /** A whole block for which there was no room; only its first bytes are there. */
    record NoRoom(byte[] head) implements Frame {}
}
