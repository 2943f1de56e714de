package health.tributary.embedded.command;

import health.tributary.embedded.client.Acknowledgement;
import health.tributary.embedded.client.Http;
import health.tributary.embedded.client.MllpClient;
import health.tributary.embedded.client.Refused;
import health.tributary.embedded.launch.Door;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./tributary send}: files through the real doors. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = {
            "Sends files by what they are: HL7 v2 over MLLP, or with --feed over HTTP with that feed's key;",
            "FHIR JSON, C-CDA documents and data points of devices (JSON or NDJSON) always over HTTP, with --feed."
        })
final class Send implements Callable<Integer> {
    @Option(names = "--feed", description = "the feed of feeds.json to send as, over HTTP")
    String feed;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "each may hold several messages")
    List<Path> files;

    @Override
    public Integer call() throws Exception {
        Instance instance = Instance.ofEnvironment();
        boolean allPositive = true;
        for (Path file : files) {
            for (byte[] message : MessageFile.read(file)) {
                Acknowledgement answer = send(instance, message);
                System.out.println(String.format(
                        Locale.ROOT, "%s  %-20s %s  %s", file, answer.controlId(), answer.code(), answer.text()));
                allPositive &= answer.positive() || answer.code().startsWith("HTTP 2");
            }
        }
        return allPositive ? 0 : Tributary.FAILED;
    }

    private Acknowledgement send(Instance instance, byte[] message) throws Exception {
        FileKind kind = FileKind.of(message);
        if (feed == null && kind != FileKind.HL7V2) {
            throw new Refused("only HL7 v2 goes without --feed NAME");
        }
        return feed == null ? overMllp(instance, message) : overHttp(instance, kind, message);
    }

    // A connection each: a door may close the one on which it refused something.
    private static Acknowledgement overMllp(Instance instance, byte[] message) throws IOException {
        try (MllpClient door = new MllpClient(instance.settings().host(), instance.port(Door.MLLP))) {
            return Acknowledgement.read(door.send(message));
        }
    }

    private Acknowledgement overHttp(Instance instance, FileKind kind, byte[] message) throws Exception {
        HttpResponse<String> response = Http.post(
                instance.http(Door.INGEST) + "/feeds/" + feed + kind.path(),
                kind.mediaType(),
                instance.feedKey(feed),
                message);
        if (kind != FileKind.HL7V2) {
            return new Acknowledgement("HTTP " + response.statusCode(), "", response.body());
        }
        Acknowledgement answer = Acknowledgement.read(response.body().getBytes(StandardCharsets.UTF_8));
        return answer.code().equals("none")
                ? new Acknowledgement("HTTP " + response.statusCode(), "", response.body())
                : answer;
    }
}
