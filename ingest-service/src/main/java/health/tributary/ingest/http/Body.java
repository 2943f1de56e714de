package health.tributary.ingest.http;

import health.tributary.ingest.admit.NotKept;

/** What came of reading a request's body. */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
sealed interface Body {
    /** All of it; its length stays taken from the room that all doors share. */
    record Whole(byte[] bytes) implements Body {}

    /** It was not kept; only the first bytes are there. */
    record Dropped(NotKept why, byte[] head) implements Body {}
}
