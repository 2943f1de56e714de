package health.tributary.benchmarks.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tributary.embedded.bench.BenchSettings;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a run came to.
 *
 * @param drainedSeconds from the last message until all was in the record and told
 * @param acknowledged messages that the doors took, with those for warming up
 * @param replaced of them, those that were shown by a later one of the same patient only
 * @param notifications that came
 * @param missing messages that no notification showed
 * @param faultCount what was lost, doubled or wrong
 * @param faults the first of them
 */
public record Report(
        BenchSettings settings,
        Instant started,
        double drainedSeconds,
        long acknowledged,
        long replaced,
        long notifications,
        int missing,
        long faultCount,
        List<String> faults,
        List<Latencies.Row> rows) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int SCHEMA = 1;

    public Report {
        faults = List.copyOf(faults);
        rows = List.copyOf(rows);
    }

    /** Whether nothing was lost, doubled or wrong, and something was sent at all. */
    public boolean passed() {
        return faultCount == 0 && missing == 0 && acknowledged > 0;
    }

    /** For people. */
    public String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%n%-32s %-7s %9s %9s %10s %10s %10s %10s%n",
                "step",
                "kind",
                "count",
                "per s",
                "p50 ms",
                "p90 ms",
                "p99 ms",
                "max ms"));
        for (Latencies.Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-32s %-7s %9d %9s %10.2f %10.2f %10.2f %10.2f%n",
                    row.step().title(),
                    row.kind(),
                    row.count(),
                    row.perSecond() == 0 ? "" : String.format(Locale.ROOT, "%.1f", row.perSecond()),
                    row.p50() / 1e3,
                    row.p90() / 1e3,
                    row.p99() / 1e3,
                    row.max() / 1e3));
        }
        text.append(String.format(
                Locale.ROOT,
                "%n%d messages acknowledged, warm-up included; %d shown by a later one of the patient only; %d missing%n"
                        + "%d notifications; all in the record and told %.1f s after the last message%n",
                acknowledged,
                replaced,
                missing,
                notifications,
                drainedSeconds));
        faults.forEach(fault -> text.append("FAULT: ").append(fault).append('\n'));
        text.append(
                passed()
                        ? "nothing lost, doubled or wrong\n"
                        : "FAILED: " + faultCount + " faults, " + missing + " messages missing\n");
        return text.toString();
    }

    /** For programs; latencies are whole microseconds. */
    public String json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", SCHEMA).put("passed", passed()).put("started", started.toString());
        Runtime runtime = Runtime.getRuntime();
        root.putObject("machine")
                .put("processors", runtime.availableProcessors())
                .put("java", System.getProperty("java.vm.version"))
                .put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        ObjectNode asked = root.putObject("settings");
        asked.put("run", settings.run());
        ObjectNode mix = asked.putObject("mix");
        settings.mix().forEach(mix::put);
        asked.put("rate", settings.rate())
                .put("connections", settings.connections())
                .put("patients", settings.patients())
                .put("warmUpSeconds", settings.warmUp().toSeconds())
                .put("seconds", settings.duration().toSeconds())
                .put("readers", settings.readers())
                .put("readSeconds", settings.reading().toSeconds());
        root.putObject("messages")
                .put("acknowledged", acknowledged)
                .put("replaced", replaced)
                .put("missing", missing);
        root.put("notifications", notifications).put("drainedSeconds", drainedSeconds);
        root.put("faultCount", faultCount);
        faults.forEach(root.putArray("faults")::add);
        var steps = root.putArray("steps");
        for (Latencies.Row row : rows) {
            ObjectNode step = steps.addObject();
            step.put("step", row.step().code()).put("kind", row.kind()).put("count", row.count());
            step.put("perSecond", row.perSecond());
            step.putObject("micros")
                    .put("p50", row.p50())
                    .put("p90", row.p90())
                    .put("p99", row.p99())
                    .put("max", row.max());
        }
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain nodes can be written", e);
        }
    }
}
