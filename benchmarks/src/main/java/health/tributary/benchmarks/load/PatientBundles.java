package health.tributary.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.fhir.Compartment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Bundles of a folder, as Synthea writes them: those with a Patient, and those that they refer to. A copy of a patient's has
 * other UUIDs throughout, and so is another patient's.
 *
 * @param directory hospitals and practitioners; not copied
 * @param patients one Bundle a patient
 */
record PatientBundles(List<byte[]> directory, List<String> patients) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern UUID =
            Pattern.compile("(?<!\\|)[0-9a-f]{8}(?=-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");
    private static final int HEX = 16;

    /**
     * A patient's Bundle.
     *
     * @param body as it is sent
     * @param patient an identifier that no other patient has
     * @param types how many resources of each type the record must show, without the Patient
     */
    record Copy(byte[] body, String patient, Map<String, Integer> types) {
        /** All of the person's, with the Patient. */
        int resources() {
            return 1 + types.values().stream().mapToInt(Integer::intValue).sum();
        }

        @Override
        public String toString() {
            return "Copy(" + resources() + " resources)";
        }
    }

    static PatientBundles read(Path folder) throws IOException {
        PatientBundles read = new PatientBundles(new ArrayList<>(), new ArrayList<>());
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            byte[] bundle = Files.readAllBytes(file);
            if (patient(JSON.readTree(bundle)).isEmpty()) {
                read.directory.add(bundle);
            } else {
                read.patients.add(new String(bundle, StandardCharsets.UTF_8));
            }
        }
        return read;
    }

    /** The copies from one number to before another, of all patients. */
    List<Copy> copies(int from, int to) throws IOException {
        List<Copy> copies = new ArrayList<>();
        for (int copy = from; copy < to; copy++) {
            for (String patient : patients) {
                copies.add(copy(patient, copy));
            }
        }
        return copies;
    }

    // References to the directory, Organization?identifier=…|UUID, stay as they are.
    private static Copy copy(String bundle, int number) throws IOException {
        String text = UUID.matcher(bundle).replaceAll(uuid -> other(uuid.group(), number));
        JsonNode tree = JSON.readTree(text);
        Map<String, Integer> types = new TreeMap<>();
        for (JsonNode entry : tree.path("entry")) {
            String type = entry.path("resource").path("resourceType").asText();
            if (!type.equals("Patient") && !Compartment.isDirectory(type)) {
                types.merge(type, 1, Integer::sum);
            }
        }
        return new Copy(text.getBytes(StandardCharsets.UTF_8), patient(tree), types);
    }

    private static String other(String first, int number) {
        return Matcher.quoteReplacement(
                String.format("%08x", Integer.parseUnsignedInt(first, HEX) ^ (number * 0x9E37_79B1)));
    }

    private static String patient(JsonNode bundle) {
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            if (resource.path("resourceType").asText().equals("Patient")) {
                return resource.path("id").asText();
            }
        }
        return "";
    }
}
