package health.tributary.embedded.bench;

import health.tributary.embedded.client.Refused;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Drives a running instance and says what came of it. */
public interface BenchDriver {
    /** The kinds of traffic that a mix can name. */
    List<String> kinds();

    /**
     * Sends, listens, reads and checks; ends when all is checked or a limit of the settings has passed.
     *
     * @param out where progress and figures are printed
     * @return whether nothing was lost, doubled or wrong
     * @throws Refused when the instance does not let it begin
     */
    boolean drive(Target target, BenchSettings settings, PrintStream out)
            throws IOException, InterruptedException, Refused;
}
