package health.tributary.normalizer.coverage;

import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.normalizer.normalize.hl7v2.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A golden message, or a variant of one. */
record Golden(String feed, List<String> lines) {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    Golden {
        lines = List.copyOf(lines);
    }

    /** All golden messages, in the order of their names. */
    static List<Golden> all() throws IOException {
        List<Golden> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".hl7"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString();
                all.add(new Golden(
                        name.contains("clinic") ? "clinic" : "genhosp",
                        Files.readAllLines(file, StandardCharsets.UTF_8)));
            }
        }
        return all;
    }

    /** MSH-9.1. */
    String code() {
        return lines.get(0).split("\\|", -1)[8].replaceAll("\\^.*", "");
    }

    /** The same message with another segment in place of one of its own. */
    Golden with(int line, String segment) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(line, segment);
        return new Golden(feed, changed);
    }

    /** The same message as one of another event. */
    Golden of(String event) {
        String[] header = lines.get(0).split("\\|", -1);
        header[8] = code() + '^' + event;
        Golden retyped = with(0, String.join("|", header));
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith("EVN|")) {
                retyped = retyped.with(i, lines.get(i).replaceFirst("\\|[^|]*", '|' + event));
            }
        }
        return retyped;
    }

    /** What it says. All messages get one id: what holds the id must not look different for each variant. */
    Said said() {
        byte[] body = (String.join("\r", lines) + "\r").getBytes(StandardCharsets.UTF_8);
        FeedId id = new FeedId(feed);
        Envelope envelope = new Envelope(
                MessageId.of(id, new byte[0]),
                id,
                ContentType.HL7V2,
                Samples.RECEIVED,
                Optional.empty(),
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                false,
                false);
        return Said.of(Samples.NORMALIZER.normalize(body, envelope, Samples.feed(feed)));
    }
}
