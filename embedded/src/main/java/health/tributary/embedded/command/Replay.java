package health.tributary.embedded.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import health.tributary.embedded.client.Refused;
import health.tributary.embedded.launch.Door;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./tributary replay}: archived messages once more, under the current mapping. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Sends archived messages again, as history: what the current mapping says replaces what an older one said,",
            "and what was rejected is taken in where it is mapped by now. Can be broken off and run again at any time.",
            "./tributary rehearse shows beforehand what would change."
        })
final class Replay implements Callable<Integer> {
    private static final int MAX_PAGE = 100;

    @Mixin
    Selection selection;

    @Option(names = "--only-rejected", description = "only messages that were rejected")
    boolean onlyRejected;

    @Option(
            names = "--rate",
            defaultValue = "200",
            paramLabel = "N",
            description = "at most N messages a second (default ${DEFAULT-VALUE})")
    int rate;

    @Override
    public Integer call() throws Exception {
        if (rate < 1) {
            throw new Refused("--rate is 1 or more");
        }
        OperatorApi api = new OperatorApi(Instance.ofEnvironment());
        String path = "/operator/replay?_count=" + Math.min(rate, MAX_PAGE) + "&rejected=" + onlyRejected + "&";
        long sent = 0;
        long rejected = 0;
        long begin = System.nanoTime();
        Progress progress = new Progress("sent");
        String after = "";
        do {
            JsonNode page =
                    api.post(Door.RECORD, path + selection.parameters(after), JsonNodeFactory.instance.objectNode());
            sent += page.path("sent").asLong();
            rejected += page.path("rejected").asLong();
            if (page.path("away").asBoolean()) {
                throw new Refused("the broker does not answer; " + sent + " messages were sent"
                        + (page.has("received")
                                ? ", go on with --from " + page.path("received").asText()
                                : ""));
            }
            after = page.path("after").asText("");
            progress.at(sent, page.path("received").asText());
            if (!after.isEmpty()) {
                pause(begin, sent);
            }
        } while (!after.isEmpty());
        System.out.printf(
                Locale.ROOT,
                "sent %,d messages again, %,d of them rejected before; they are read behind live ones%n",
                sent,
                rejected);
        return 0;
    }

    private void pause(long begin, long sent) throws InterruptedException {
        long due = TimeUnit.SECONDS.toNanos(sent) / rate;
        TimeUnit.NANOSECONDS.sleep(Math.max(0, due - (System.nanoTime() - begin)));
    }
}
