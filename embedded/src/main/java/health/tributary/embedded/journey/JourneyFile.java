package health.tributary.embedded.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One message of a journey. Its file's name says in which order it is sent, by which way, and, where the message itself does not
 * tell, by whom: {@code 01-admission.hl7}, {@code 05-visit@clinic.fhir.json}, {@code 06-referral@clinic.ccda.xml},
 * {@code 07-a-day@watch.omh.json}, {@code 08-her-own-reading@self.fhir.json}.
 *
 * @param path where it lies
 * @param name the file's, without what follows the {@code @} or the ending
 * @param way by which it comes
 * @param feed who sends it; empty where the message says so, or the person is it
 */
public record JourneyFile(Path path, String name, Way way, Optional<String> feed) {
    private static final Pattern NAME = Pattern.compile(
            "(?<name>\\d\\d-[^@.]+)(@(?<feed>[^.]+))?\\.(?<ending>hl7|fhir\\.json|ccda\\.xml|omh\\.json)");

    /** The feed name that stands for the person. */
    private static final String SELF = "self";

    /** How a message comes in. */
    public enum Way {
        /** HL7 v2 over MLLP. */
        MLLP,
        /** FHIR over HTTP, to a feed. */
        FHIR,
        /** A CDA document over HTTP, to a feed. */
        CCDA,
        /** Open mHealth data points over HTTP, to a feed. */
        DEVICES,
        /** FHIR over HTTP, into her own record, by the person herself. */
        OWN
    }

    public JourneyFile {
        Objects.requireNonNull(path);
        Objects.requireNonNull(name);
        Objects.requireNonNull(way);
        Objects.requireNonNull(feed);
    }

    /** A journey's messages in their order; files of other names are none. */
    public static List<JourneyFile> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(JourneyFile::of).flatMap(Optional::stream).toList();
        }
    }

    private static Optional<JourneyFile> of(Path path) {
        Matcher matcher = NAME.matcher(path.getFileName().toString());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<String> feed = Optional.ofNullable(matcher.group("feed"));
        Way way = switch (matcher.group("ending")) {
            case "hl7" -> Way.MLLP;
            case "ccda.xml" -> Way.CCDA;
            case "omh.json" -> Way.DEVICES;
            default -> feed.equals(Optional.of(SELF)) ? Way.OWN : Way.FHIR;
        };
        return Optional.of(new JourneyFile(path, matcher.group("name"), way, feed.filter(name -> !name.equals(SELF))));
    }

    /** Its bytes, as they are sent. */
    public byte[] bytes() throws IOException {
        return Files.readAllBytes(path);
    }
}
