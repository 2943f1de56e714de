package health.tributary.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The Bundles that the build let Synthea make up: hospitals, practitioners, then three patients, who point to these. */
record Synthea(List<byte[]> directory, List<byte[]> patients) {
    static final String SEED = System.getProperty("synthea.seed", "none");

    static Synthea read() {
        String folder = System.getProperty("synthea.folder");
        if (folder == null) {
            throw new AssertionError("run by the build: it makes the patients up first");
        }
        Synthea made = new Synthea(new ArrayList<>(), new ArrayList<>());
        try (Stream<Path> files = Files.list(Path.of(folder, "fhir"))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                boolean directory =
                        name.startsWith("hospitalInformation") || name.startsWith("practitionerInformation");
                (directory ? made.directory : made.patients).add(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made;
    }

    /** All of them, in the order in which they can be sent. */
    List<byte[]> all() {
        return Stream.concat(directory.stream(), patients.stream()).toList();
    }
}
