package health.tributary.hl7v2;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file of batches, a batch, or messages one after another (chapter 2, section 2.10.3): [FHS] { [BHS] { MSH ... } [BTS] }
 * [FTS]. Only cut here; each message is read by itself with {@code Message.read(batch.bytes(), range, charset)}.
 */
public final class Batch {
    private final byte[] bytes;
    private final Optional<Segment> fileHeader;
    private final List<Group> groups;
    private final List<Warning> warnings;

    /**
     * The messages between one BHS and its BTS.
     *
     * @param header BHS, if there is one
     * @param messages where the messages are, each with the end of its last segment
     * @param statedCount BTS-1, where it is a number
     */
    public record Group(Optional<Segment> header, List<ByteRange> messages, OptionalLong statedCount) {
        public Group {
            messages = List.copyOf(messages);
        }
    }

    Batch(byte[] bytes, Optional<Segment> fileHeader, List<Group> groups, List<Warning> warnings) {
        this.bytes = bytes;
        this.fileHeader = fileHeader;
        this.groups = List.copyOf(groups);
        this.warnings = warnings;
    }

    /**
     * Cuts bytes into messages. Never throws on content: without any MSH there are simply no messages. A count that does not
     * agree, a missing trailer or segments outside of messages are warnings.
     *
     * @param bytes kept, not copied, unless they are UTF-16 or UTF-32
     * @param defaultCharset for the texts in FHS and BHS
     */
    public static Batch split(byte[] bytes, Charset defaultCharset) {
        Optional<Charset> wide = WideText.detect(bytes, 0, bytes.length);
        return wide.isPresent()
                ? new BatchSplitter(Transcoding.toUtf8(bytes, 0, bytes.length, wide.get()), StandardCharsets.UTF_8)
                        .split()
                : new BatchSplitter(bytes, defaultCharset).split();
    }

    /** Whether bytes begin with FHS or BHS, behind blanks and frame bytes. */
    public static boolean looksLikeOne(byte[] bytes) {
        return Message.read(bytes, StandardCharsets.UTF_8) instanceof Unreadable unreadable
                && unreadable.reason() == Unreadable.Reason.BATCH;
    }

    /** FHS. */
    public Optional<Segment> fileHeader() {
        return fileHeader;
    }

    /** The batches; messages outside of BHS and BTS are a batch without a header. */
    public List<Group> groups() {
        return groups;
    }

    /** All messages in order. */
    public List<ByteRange> messages() {
        return groups.stream().flatMap(group -> group.messages().stream()).toList();
    }

    public List<Warning> warnings() {
        return warnings;
    }

    /** The array that the ranges point into; not a copy, do not change it. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return "Batch (" + groups.size() + " groups, " + messages().size() + " messages)";
    }
}
