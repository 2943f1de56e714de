package health.tributary.ingest.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.ingest.publish.HeldBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FrameDecoderProperties {
    private static final int LIMIT = 60;
    private static final long ROOM = 1_000_000;

    private static List<String> decode(byte[] stream, List<Integer> cuts, HeldBytes room) {
        FrameDecoder decoder = new FrameDecoder(LIMIT, room);
        List<String> frames = new ArrayList<>();
        int from = 0;
        List<Integer> ends = new ArrayList<>(
                cuts.stream().map(cut -> cut % (stream.length + 1)).sorted().toList());
        ends.add(stream.length);
        for (int to : ends) {
            decoder.decode(Arrays.copyOfRange(stream, from, to))
                    .forEach(frame -> frames.add(FrameDecoderTest.print(frame)));
            from = to;
        }
        decoder.close();
        return frames;
    }

    /** Streams of all that matters to the framing, in any order, valid or not. */
    @Provide
    Arbitrary<byte[]> streams() {
        return Arbitraries.of("\u000b", "\u001c\r", "\u001c", "\r", "\n", "MSH|", "BHS|", "M", "S", "x", "PID|1|2|3")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Property
    void anySplitOfAnyStreamGivesTheSameFrames(
            @ForAll("streams") byte[] stream, @ForAll @Size(max = 12) List<@IntRange(max = 10_000) Integer> cuts) {
        HeldBytes room = new HeldBytes(ROOM);
        assertThat(decode(stream, cuts, room)).isEqualTo(decode(stream, List.of(), new HeldBytes(ROOM)));
    }

    @Property
    void whatIsHeldIsWhatTheFramesHold(
            @ForAll("streams") byte[] stream,
            @ForAll @Size(max = 12) List<@IntRange(max = 10_000) Integer> cuts,
            @ForAll @IntRange(min = 0, max = 200) int limit) {
        HeldBytes room = new HeldBytes(limit);
        long content = decode(stream, cuts, room).stream()
                .filter(frame -> !frame.startsWith("no room:") && !frame.startsWith("too long:"))
                .mapToLong(frame -> frame.startsWith("cut:") ? frame.length() - 4 : frame.length())
                .sum();
        assertThat(room.held()).isEqualTo(content).isLessThanOrEqualTo(limit);
    }

    @Property
    void everyWellFormedBlockComesOutAsItWent(
            @ForAll @Size(max = 20) List<@IntRange(max = 50) Integer> lengths,
            @ForAll @Size(max = 12) List<@IntRange(max = 10_000) Integer> cuts) {
        List<String> messages =
                lengths.stream().map(length -> "MSH|" + "x".repeat(length)).toList();
        StringBuilder stream = new StringBuilder();
        messages.forEach(message -> stream.append('\u000b').append(message).append("\u001c\r"));
        byte[] bytes = stream.toString().getBytes(StandardCharsets.ISO_8859_1);
        assertThat(decode(bytes, cuts, new HeldBytes(ROOM))).isEqualTo(messages);
    }
}
