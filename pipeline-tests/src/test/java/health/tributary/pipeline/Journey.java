package health.tributary.pipeline;

import health.tributary.contract.feed.FeedRegistry;
import health.tributary.embedded.journey.JourneyFile;
import health.tributary.hl7v2.Batch;
import health.tributary.hl7v2.Hl7DateTime;
import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.Parsed;
import health.tributary.hl7v2.ReadResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One patient's story in {@code fixtures}: messages in the order in which they are sent, the feeds that they come from, and what
 * is expected of them.
 */
record Journey(String name, Path folder, FeedRegistry feeds, List<Step> steps) {
    private static final Path FIXTURES = Path.of("../fixtures");
    private static final int DOOR_SECONDS = 2;
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

    private static final Pattern EFFECTIVE = Pattern.compile("<effectiveTime value=\"(\\d{14}[+-]\\d{4})\"/>");

    /**
     * One message.
     *
     * @param file how it lies in the folder: its name, its way in, its sender
     * @param message its bytes
     * @param receivedAt when the door is to have it: two seconds after the source wrote it, and not before the message ahead of it
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Step(JourneyFile file, byte[] message, Instant receivedAt) {
        String name() {
            return file.name();
        }
    }

    Journey {
        steps = List.copyOf(steps);
    }

    static List<Journey> all() {
        try (Stream<Path> folders = Files.list(FIXTURES)) {
            return folders.filter(folder -> Files.exists(folder.resolve("feeds.json")))
                    .sorted()
                    .map(Journey::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Journey named(String name) {
        return read(FIXTURES.resolve(name));
    }

    private static Journey read(Path folder) {
        try {
            FeedRegistry feeds = FeedRegistry.read(Files.readString(folder.resolve("feeds.json")));
            List<Step> steps = new ArrayList<>();
            Instant last = Instant.MIN;
            for (JourneyFile file : JourneyFile.in(folder)) {
                byte[] message = file.bytes();
                Instant written = switch (file.way()) {
                    case MLLP -> headed(message, feeds);
                    case CCDA -> dated(message);
                    case FHIR, DEVICES, OWN -> latest(message);
                };
                Instant received = written.plusSeconds(DOOR_SECONDS);
                last = received.isAfter(last) ? received : last.plusSeconds(DOOR_SECONDS);
                steps.add(new Step(file, message, last));
            }
            return new Journey(folder.getFileName().toString(), folder, feeds, steps);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When the source wrote an HL7 v2 message (MSH-7), of a batch the last that says so. */
    private static Instant headed(byte[] bytes, FeedRegistry feeds) {
        Batch batch = Batch.split(bytes, StandardCharsets.UTF_8);
        return batch.messages().stream()
                .map(range -> Message.read(batch.bytes(), range, StandardCharsets.UTF_8))
                .flatMap(read -> headed(read, feeds).stream())
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new AssertionError("a message of a journey has a header with a time"));
    }

    private static Optional<Instant> headed(ReadResult read, FeedRegistry feeds) {
        return read instanceof Message message && message.header().dateTime() instanceof Parsed.Valid<Hl7DateTime> time
                ? feeds.matching(
                                message.header().sendingApplication(),
                                message.header().sendingFacility())
                        .map(feed -> time.value().earliestInstant(feed.zone()))
                : Optional.empty();
    }

    /** When a document was made, with its offset. */
    private static Instant dated(byte[] document) {
        Matcher matcher = EFFECTIVE.matcher(new String(document, StandardCharsets.UTF_8));
        if (!matcher.find()) {
            throw new AssertionError("a document of a journey says when it was made");
        }
        return OffsetDateTime.parse(matcher.group(1), DateTimeFormatter.ofPattern("uuuuMMddHHmmssXX"))
                .toInstant();
    }

    /** JSON has no header: it was written at the latest time that it speaks of. */
    private static Instant latest(byte[] bytes) {
        return TIME.matcher(new String(bytes, StandardCharsets.UTF_8))
                .results()
                .map(time -> OffsetDateTime.parse(time.group()).toInstant())
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new AssertionError("a message of a journey speaks of a time"));
    }

    /** Sends all, each after the one before has gone all the way. */
    Pipeline sent() {
        Pipeline pipeline = new Pipeline(feeds);
        steps.forEach(pipeline::take);
        return pipeline;
    }

    /** What the doors publish for all. */
    List<Recorded> records() {
        Pipeline pipeline = new Pipeline(feeds);
        List<Recorded> records = new ArrayList<>();
        steps.forEach(step -> records.addAll(pipeline.admit(step)));
        return records;
    }

    @Override
    public String toString() {
        return name;
    }
}
