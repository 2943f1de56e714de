package health.tributary.embedded.command;

import health.tributary.embedded.client.Refused;
import health.tributary.embedded.launch.LaunchException;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** {@code ./tributary}. */
@Command(
        name = "tributary",
        mixinStandardHelpOptions = true,
        version = "Tributary 0.1.0-SNAPSHOT",
        description = "Runs Tributary on this machine, and talks to it.",
        footer = {
            "",
            "Ends with 0 when done, 1 when something failed, 2 on wrong usage, 3 when the machine is in the way.",
            "TRIBUTARY_DATA names the data folder (default: .tributary in the repository)."
        },
        subcommands = {
            Up.class,
            Demo.class,
            Send.class,
            Token.class,
            Explain.class,
            Rehearse.class,
            Replay.class,
            Status.class,
            Bench.class
        })
public final class Tributary {
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int ENVIRONMENT = 3;

    private Tributary() {}

    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new Tributary());
        command.setExecutionExceptionHandler((failure, line, parsed) -> explained(failure));
        int code = command.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
        System.exit(code);
    }

    /** The repository's root: where the script stands. */
    static Path root() {
        return Path.of(System.getProperty("tributary.root", "."));
    }

    private static int explained(Exception failure) throws Exception {
        if (failure instanceof LaunchException launch) {
            System.err.println("tributary: " + launch.getMessage());
            return launch.isEnvironment() ? ENVIRONMENT : FAILED;
        }
        if (failure instanceof Refused refused) {
            System.err.println("tributary: " + refused.getMessage());
            return FAILED;
        }
        if (failure instanceof IOException || failure instanceof IllegalArgumentException) {
            System.err.println("tributary: " + failure.getMessage());
            return failure instanceof IOException ? FAILED : ENVIRONMENT;
        }
        if (failure instanceof ParameterException usage) {
            throw usage;
        }
        throw failure;
    }
}
