package health.tributary.ingest.mllp;

/** What the framing found in a stream. */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
sealed interface Frame {
    /** What there is of it: all of it, or its first bytes. */
    byte[] content();

    /** How much of it stays taken from the room that all connections share. */
    default long held() {
        return 0;
    }

    /** A whole block's content. */
    record Block(byte[] content) implements Frame {
        @Override
        public long held() {
            return content.length;
        }
    }

    /** A block that another one interrupted. */
    record Cut(byte[] content) implements Frame {
        @Override
        public long held() {
            return content.length;
        }
    }

    /** A block that grew over the limit, and is still coming; nothing behind it can be read. */
    record TooLong(byte[] content) implements Frame {}

    /** A whole block for which there was no room; only its first bytes are there. */
    record NoRoom(byte[] content) implements Frame {}
}
