package health.tributary.hl7v2;

import java.nio.ByteBuffer;

/**
 * A stretch of a segment that may hold a value: field, repetition, component or subcomponent. A view: it holds offsets,
 * decodes only when asked, and is there even where the message has nothing (then it is {@link Presence#ABSENT}).
 * Prints its place, never its content.
 */
public abstract sealed class Part permits Field, Repetition, Component, Subcomponent {
    final Message message;
    final int start;
    final int end;
    /** MSH-1 and MSH-2 declare the delimiters: they are neither split nor unescaped. */
    final boolean literal;
    /** What {@link #text()} decoded: mappers ask for the same code again and again. Two threads may both decode it. */
    private String text;

    Part(Message message, int start, int end, boolean literal) {
        this.message = message;
        this.start = start;
        this.end = end;
        this.literal = literal;
    }

    /** Where this is, counted from 1 on every level down to this one. */
    public abstract Location location();

    /** Whether the sender says nothing, "delete it", or a value. */
    public final Presence presence() {
        if (start == end) {
            return Presence.ABSENT;
        }
        if (message.nullMark(start, end)) {
            return Presence.NULL;
        }
        if (literal) {
            return Presence.PRESENT;
        }
        for (int i = start; i < end; i++) {
            if (!message.splits(message.bytes[i])) {
                return Presence.PRESENT;
            }
        }
        return Presence.ABSENT;
    }

    /** Nothing, or nothing but delimiters. */
    public final boolean isEmpty() {
        return presence() == Presence.ABSENT;
    }

    /** Exactly two double quotes: the sender deletes the value. */
    public final boolean isNull() {
        return message.nullMark(start, end);
    }

    /** A value that is neither empty nor the deleting {@code ""}. */
    public final boolean isPresent() {
        return presence() == Presence.PRESENT;
    }

    /**
     * The value in its first, innermost place, unescaped: what a reader that knows a field as a plain value sees when
     * newer versions gave it components (chapter 2, section 2.8.1). Empty text if absent or {@code ""}.
     */
    public final String text() {
        String known = text;
        if (known == null) {
            known = literal ? message.plain(start, end) : message.text(start, message.leafEnd(start, end));
            text = known;
        }
        return known;
    }

    /**
     * The value as one text, unescaped, with delimiters that stand in it unescaped left as they are: for free text
     * whose sender does not escape. Empty text if absent or {@code ""}.
     */
    public final String wholeText() {
        return literal ? message.plain(start, end) : message.text(start, end);
    }

    /** As it was sent: decoded, with escapes, delimiters and {@code ""} as they are. */
    public final String raw() {
        return message.plain(start, end);
    }

    /** The bytes as they are, without a copy; read only. */
    public final ByteBuffer bytes() {
        return ByteBuffer.wrap(message.bytes, start, end - start).slice().asReadOnlyBuffer();
    }

    /** Where the bytes are in {@link Message#content()}. */
    public final ByteRange range() {
        return new ByteRange(start, end - start);
    }

    /** Number of bytes. */
    public final int length() {
        return end - start;
    }

    @Override
    public final String toString() {
        return location() + " (" + length() + " bytes)";
    }
}
