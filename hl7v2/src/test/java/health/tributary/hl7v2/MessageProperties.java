package health.tributary.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Reading is total, and what a writer wrote is read. */
class MessageProperties {
    private static final String INTERESTING =
            "MSHPIDOBXFT|^~\\&#\"\r\n\u000b\u001c \0.X4ACE8/UNICODE-16\u00c3\u00a9\u00ff\u0081\u001b$B";

    @Property(tries = 2000)
    void anyBytesAreReadWithoutThrowing(@ForAll @Size(max = 200) byte[] bytes, @ForAll("charsets") Charset charset) {
        touch(Message.read(bytes, charset));
        touch(Batch.split(bytes, charset));
    }

    @Property(tries = 5000)
    void anythingBehindAHeaderIsReadWithoutThrowing(
            @ForAll("interesting") byte[] tail, @ForAll("leads") String lead, @ForAll("charsets") Charset charset) {
        byte[] head = Samples.bytes(lead);
        byte[] bytes = java.util.Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, bytes, head.length, tail.length);
        touch(Message.read(bytes, charset));
        touch(Batch.split(bytes, charset));
    }

    @Property(tries = 500)
    void readingTwiceGivesTheSame(@ForAll("interesting") byte[] tail) {
        byte[] bytes = Samples.bytes(Samples.MSH + "|" + new String(tail, StandardCharsets.ISO_8859_1));
        assertThat(dump(Message.read(bytes, StandardCharsets.UTF_8)))
                .isEqualTo(dump(Message.read(bytes.clone(), StandardCharsets.UTF_8)));
    }

    @Property(tries = 2000)
    void segmentsPartitionTheMessage(@ForAll("interesting") byte[] tail) {
        byte[] bytes = Samples.bytes(Samples.MSH + "\r" + new String(tail, StandardCharsets.ISO_8859_1));
        if (Message.read(bytes, StandardCharsets.ISO_8859_1) instanceof Message message && !message.transcoded()) {
            int end = 0;
            boolean closed = false;
            for (Segment segment : message.segments()) {
                assertThat(segment.range().offset()).isGreaterThanOrEqualTo(end);
                for (int i = end; i < segment.range().offset(); i++) {
                    assertThat(bytes[i]).isIn((byte) '\r', (byte) '\n', (byte) ' ', (byte) '\t');
                }
                assertThat(segment.range().length()).isPositive();
                end = segment.range().end();
            }
            for (int i = end; i < bytes.length; i++) {
                closed |= bytes[i] == 0x1C || bytes[i] == 0 || bytes[i] == 0x1A;
                assertThat(closed || bytes[i] == '\r' || bytes[i] == '\n' || bytes[i] == ' ' || bytes[i] == '\t')
                        .isTrue();
            }
        }
    }

    @Property(tries = 1000)
    void whatAWriterWroteIsRead(
            @ForAll("segments") List<List<List<List<List<String>>>>> segments,
            @ForAll("delimiters") Delimiters delimiters,
            @ForAll("lossless") Charset charset) {
        String written = write(segments, delimiters);
        Message message = Samples.read(written.getBytes(charset), charset);
        assertThat(message.size()).isEqualTo(segments.size() + 1);
        for (int s = 0; s < segments.size(); s++) {
            Segment segment = message.segment(s + 1);
            assertThat(segment.fieldCount()).isEqualTo(segments.get(s).size());
            for (int f = 0; f < segments.get(s).size(); f++) {
                same(segment.field(f + 1), segments.get(s).get(f));
            }
        }
    }

    @Property(tries = 1000)
    void whatIsEscapedIsUnescapedToTheSame(@ForAll("texts") String text, @ForAll("delimiters") Delimiters delimiters) {
        String header = "MSH" + delimiters.field() + delimiters.encodingCharacters() + delimiters.field();
        Message message = Samples.read(
                (header + Escapes.escape(text + "\r\n", delimiters)).getBytes(StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
        assertThat(message.segment(0).text(3)).isEqualTo(text + "\r\n");
    }

    private static void same(Field field, List<List<List<String>>> written) {
        for (int r = 0; r < written.size(); r++) {
            whole(field.repetition(r + 1));
            for (int c = 0; c < written.get(r).size(); c++) {
                for (int u = 0; u < written.get(r).get(c).size(); u++) {
                    Subcomponent read = field.repetition(r + 1).component(c + 1).subcomponent(u + 1);
                    String value = written.get(r).get(c).get(u);
                    assertThat(read.text()).isEqualTo(value.equals("\"\"") ? "" : value);
                    assertThat(read.isNull()).isEqualTo(value.equals("\"\""));
                    assertThat(read.isEmpty()).isEqualTo(value.isEmpty());
                    assertThat(read.location()).isEqualTo(field.location(r + 1, c + 1, u + 1));
                }
            }
        }
        assertThat(field.repetition(written.size() + 1).isEmpty()).isTrue();
    }

    /** One pass over the components finds what asking for each by its number finds. */
    private static void whole(Repetition repetition) {
        assertThat(repetition.components()).hasSize(repetition.count());
        for (Component each : repetition.components()) {
            Component asked = repetition.component(each.number());
            assertThat(each.location()).isEqualTo(asked.location());
            assertThat(each.range()).isEqualTo(asked.range());
        }
    }

    private static String write(List<List<List<List<List<String>>>>> segments, Delimiters by) {
        StringBuilder written = new StringBuilder("MSH" + by.field() + by.encodingCharacters() + by.field() + "LAB\r");
        for (List<List<List<List<String>>>> fields : segments) {
            written.append("ZZ1");
            for (List<List<List<String>>> repetitions : fields) {
                written.append(by.field())
                        .append(repetitions.stream()
                                .map(components -> components.stream()
                                        .map(subs -> subs.stream()
                                                .map(text -> Escapes.escape(text, by))
                                                .collect(Collectors.joining("" + by.subcomponent())))
                                        .collect(Collectors.joining("" + by.component())))
                                .collect(Collectors.joining("" + by.repetition())));
            }
            written.append('\r');
        }
        return written.toString();
    }

    /** Asks for everything that can be asked. */
    private static String dump(ReadResult result) {
        StringBuilder all = new StringBuilder(result.toString());
        if (result instanceof Message message) {
            all.append(message.warnings()).append(message.header().dateTime());
            for (Segment segment : message.segments()) {
                all.append(segment.location()).append(segment.raw());
                for (int f = 1; f <= segment.fieldCount() + 1; f++) {
                    Field field = segment.field(f);
                    all.append(field.presence()).append(field.wholeText()).append(field.count());
                    for (Repetition repetition : field.repetitions()) {
                        for (Component component : repetition.components()) {
                            all.append(component.text()).append(component.location());
                        }
                    }
                }
            }
        }
        return all.toString();
    }

    private static void touch(ReadResult result) {
        assertThat(dump(result)).isNotEmpty();
        byte[] answer = Acknowledgement.of(AckCode.AA, "1", java.time.OffsetDateTime.MAX)
                .answer(result);
        assertThat(answer).isNotEmpty();
    }

    private static void touch(Batch batch) {
        for (ByteRange range : batch.messages()) {
            touch(Message.read(batch.bytes(), range, StandardCharsets.UTF_8));
        }
    }

    @Provide
    Arbitrary<byte[]> interesting() {
        return Arbitraries.of(INTERESTING.chars().mapToObj(c -> (byte) c).toList())
                .list()
                .ofMaxSize(120)
                .map(list -> {
                    byte[] bytes = new byte[list.size()];
                    for (int i = 0; i < bytes.length; i++) {
                        bytes[i] = list.get(i);
                    }
                    return bytes;
                });
    }

    @Provide
    Arbitrary<String> leads() {
        return Arbitraries.of(
                "MSH", "MSH|", "MSH|^~\\&|", Samples.MSH + "\r", Samples.MSH + "||||||", "BHS|^~\\&|", "");
    }

    @Provide
    Arbitrary<Charset> charsets() {
        return Arbitraries.of("UTF-8", "ISO-8859-1", "windows-1252", "Big5", "UTF-16", "ISO-2022-JP", "US-ASCII")
                .map(Charset::forName);
    }

    @Provide
    Arbitrary<Charset> lossless() {
        return Arbitraries.of("UTF-8", "UTF-16", "UTF-16LE", "GB18030").map(Charset::forName);
    }

    @Provide
    Arbitrary<Delimiters> delimiters() {
        return Arbitraries.of("|^~\\&", "|^~\\&#", "#*!%$", "$:;/,", "&|^~\\")
                .map(all -> new Delimiters(
                        all.charAt(0),
                        all.charAt(1),
                        all.charAt(2),
                        all.charAt(3),
                        all.charAt(4),
                        all.length() > 5 ? all.charAt(5) : Delimiters.NONE));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> ordinary = Arbitraries.chars().range(' ', '~');
        Arbitrary<Character> wide = Arbitraries.of('é', 'Ł', '許', '功', '山', 'μ', 'µ', '\u3000');
        Arbitrary<Character> delimiters = Arbitraries.of('|', '^', '~', '\\', '&', '#', '"', '.', 'X', 'F');
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(4, ordinary),
                        net.jqwik.api.Tuple.of(2, wide),
                        net.jqwik.api.Tuple.of(3, delimiters))
                .list()
                .ofMaxSize(12)
                .map(chars -> chars.stream().map(String::valueOf).collect(Collectors.joining()));
    }

    @Provide
    Arbitrary<List<List<List<List<List<String>>>>>> segments() {
        Arbitrary<String> values = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, texts()), net.jqwik.api.Tuple.of(1, Arbitraries.just("\"\"")));
        Arbitrary<List<String>> components = values.list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<List<List<String>>> repetitions =
                components.list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<List<List<List<String>>>> fields =
                repetitions.list().ofMinSize(1).ofMaxSize(2);
        return Combinators.combine(
                        fields.list().ofMinSize(1).ofMaxSize(4).list().ofMaxSize(3), Arbitraries.just(0))
                .as((segments, ignored) -> segments);
    }
}
