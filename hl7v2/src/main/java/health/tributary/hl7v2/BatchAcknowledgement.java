package health.tributary.hl7v2;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The answer to a batch or a file (chapter 2, section 2.10.3.2): one batch of acknowledgements for each batch, with its
 * count in BTS-1, inside FHS and FTS if a file came. What was odd about the batch as such, a wrong count or a missing trailer,
 * stands in BTS-2, about the file in FTS-2.
 *
 * @param controlId FHS-11 or BHS-11 of the answer; the batches of a file get it with their number behind
 * @param at FHS-7 and BHS-7
 */
public record BatchAcknowledgement(String controlId, OffsetDateTime at) {
    public BatchAcknowledgement {
        Objects.requireNonNull(controlId);
        Objects.requireNonNull(at);
    }

    /**
     * Puts the answers to single messages together.
     *
     * @param answers for each group of {@code received} the answers to its messages, as {@link Acknowledgement#answer}
     *     wrote them
     */
    public byte[] answer(Batch received, List<List<byte[]>> answers) {
        if (answers.size() != received.groups().size()) {
            throw new IllegalArgumentException("there must be answers for each group");
        }
        Optional<Segment> file = received.fileHeader();
        SegmentWriter all = writer(file);
        file.ifPresent(header -> header(all, "FHS", Optional.of(header), controlId));
        for (int i = 0; i < answers.size(); i++) {
            Optional<Segment> batch = received.groups().get(i).header();
            SegmentWriter group = writer(batch.or(() -> file));
            header(group, "BHS", batch, answers.size() == 1 ? controlId : controlId + "-" + (i + 1));
            answers.get(i).forEach(group::whole);
            boolean whole = file.isEmpty() && i == answers.size() - 1;
            trailer(group, "BTS", answers.get(i).size(), comment(received, "BHS", "BTS", i + 1, whole));
            all.whole(group.bytes());
        }
        if (file.isPresent()) {
            trailer(all, "FTS", answers.size(), comment(received, "FHS", "FTS", 1, true));
        }
        return all.bytes();
    }

    private static void trailer(SegmentWriter out, String name, int count, String comment) {
        out.segment(name).text(Integer.toString(count));
        if (!comment.isEmpty()) {
            out.text(comment);
        }
        out.end();
    }

    /** What is warned of at a header or its trailer; also what has no place, if it has none better. */
    private static String comment(Batch received, String header, String trailer, int number, boolean whole) {
        return received.warnings().stream()
                .filter(warning -> {
                    Location place = warning.place();
                    boolean here =
                            place.segment().equals(header) || place.segment().equals(trailer);
                    return place.equals(Location.WHOLE) ? whole : here && place.occurrence() == number;
                })
                .map(Warning::text)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private void header(SegmentWriter out, String name, Optional<Segment> received, String newId) {
        out.header(name);
        if (received.isPresent()) {
            Segment header = received.get();
            out.echo(header.field(5))
                    .echo(header.field(6))
                    .echo(header.field(3))
                    .echo(header.field(4));
        } else {
            out.skip(4);
        }
        out.text(Hl7DateTime.write(at)).skip(3).text(newId);
        received.map(header -> header.field(11)).filter(Part::isPresent).ifPresent(out::echo);
        out.end();
    }

    private static SegmentWriter writer(Optional<Segment> header) {
        return header.map(from -> new SegmentWriter(from.message.delimiters(), from.message.charset()))
                .orElseGet(() -> new SegmentWriter(Delimiters.STANDARD, StandardCharsets.UTF_8));
    }
}
