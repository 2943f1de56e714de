package health.tributary.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.benchmarks.traffic.Admissions;
import health.tributary.benchmarks.traffic.Results;
import health.tributary.embedded.client.Acknowledgement;
import health.tributary.embedded.client.MllpClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The persons that a read load reads, filled through the MLLP door: the first one has a long record, all others a short one. */
final class ReadTargets {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONG_REPORT_OBSERVATIONS = 20;
    private static final int SHORT_REPORT_OBSERVATIONS = 5;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final String run;
    private final int persons;
    private final int entries;

    ReadTargets(String run, int persons, int entries) {
        this.run = run;
        this.persons = persons;
        this.entries = entries;
    }

    /** Sends the records; says how many messages there were. */
    long fill(String host, int port) throws IOException {
        Admissions admissions = new Admissions(run);
        Results longOnes = new Results(run, LONG_REPORT_OBSERVATIONS);
        Results shortOnes = new Results(run, SHORT_REPORT_OBSERVATIONS);
        long sequence = 0;
        try (MllpClient door = new MllpClient(host, port)) {
            for (int person = 0; person < persons; person++) {
                send(door, admissions.message(person, ++sequence, Instant.now()).body());
                send(door, shortOnes.message(person, ++sequence, Instant.now()).body());
            }
            for (int sent = 0; sent < entries; sent += LONG_REPORT_OBSERVATIONS) {
                send(door, longOnes.message(0, ++sequence, Instant.now()).body());
            }
        }
        return sequence;
    }

    private static void send(MllpClient door, byte[] message) throws IOException {
        Acknowledgement answer = Acknowledgement.read(door.send(message));
        if (!answer.positive()) {
            throw new IOException("a message was answered with " + answer.code());
        }
    }

    /** The persons' ids, the one with the long record first; waits until all records are complete. */
    List<String> await(URI base, String token) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        long end = System.nanoTime() + LIMIT.toNanos();
        try (HttpConnection record = new HttpConnection(base.toString(), token)) {
            for (int person = 0; person < persons; person++) {
                int wanted = SHORT_REPORT_OBSERVATIONS + (person == 0 ? entries : 0);
                String id = "";
                while (id.isEmpty() || total(record, base.getPath() + observations(id)) < wanted) {
                    if (System.nanoTime() > end) {
                        throw new IOException("the record of person " + person + " is not complete in time");
                    }
                    id = id(record, base.getPath() + "/Patient?identifier=" + number(person));
                    Thread.sleep(id.isEmpty() ? 200 : 0);
                }
                ids.add(id);
            }
        }
        return ids;
    }

    /** All glucose results of a person, below the API's address. */
    static String glucose(String id) {
        return "/Observation?patient=" + id + "&code="
                + URLEncoder.encode("http://loinc.org|2345-7", StandardCharsets.US_ASCII);
    }

    private static String observations(String id) {
        return "/Observation?patient=" + id + "&_total=accurate&_count=1";
    }

    private String number(int person) {
        return String.format(Locale.ROOT, "%sP%d", run, person);
    }

    private static String id(HttpConnection record, String path) throws IOException {
        JsonNode found = JSON.readTree(record.body(path)).path("entry");
        if (found.size() > 1) {
            throw new IOException(found.size() + " persons have one number");
        }
        return found.path(0).path("resource").path("id").asText();
    }

    private static int total(HttpConnection record, String path) throws IOException {
        return JSON.readTree(record.body(path)).path("total").asInt();
    }
}
