package health.tributary.embedded.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.embedded.client.Http;
import health.tributary.embedded.client.Refused;
import health.tributary.embedded.launch.Door;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./tributary explain}: which field of a message became what, by which rule. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Says what the normaliser makes of messages: each slot with its value, field and rule.")
final class Explain implements Callable<Integer> {
    private static final int TOKEN_MINUTES = 5;

    @Option(names = "--feed", defaultValue = "any", description = "whose rules apply (default ${DEFAULT-VALUE})")
    String feed;

    @Option(names = "--json", description = "print the answer as it came")
    boolean json;

    @Parameters(paramLabel = "FILE")
    Path file;

    @Override
    public Integer call() throws Exception {
        Instance instance = Instance.ofEnvironment();
        String token = instance.tokens().token("explain", "operator", Optional.empty(), TOKEN_MINUTES);
        boolean understood = true;
        for (byte[] message : MessageFile.read(file)) {
            HttpResponse<String> response = Http.post(
                    instance.http(Door.NORMALIZER) + "/explain?feed=" + feed,
                    FileKind.of(message).mediaType(),
                    token,
                    message);
            if (response.statusCode() / 100 != 2) {
                throw new Refused("the normaliser answered with " + response.statusCode() + ": " + response.body());
            }
            JsonNode answer = new ObjectMapper().readTree(response.body());
            System.out.println(json ? answer.toPrettyString() : ExplanationTable.of(answer));
            understood &= !answer.has("rejection") && !answer.has("rejected");
        }
        return understood ? 0 : Tributary.FAILED;
    }
}
