package health.tributary.embedded.launch;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a part is started: pure but for looking which tools and built files are there. */
final class CommandLine {
    private static final String CHILD = Child.class.getName();
    private static final int FIRST_HEAP_SHARE = 4;
    /** Gives memory back that the C library holds; Java 17 has it since 17.0.9 (JDK-8293114). */
    private static final String TRIM = "TrimNativeHeapInterval";

    private static final int TRIM_MILLIS = 10_000;

    private CommandLine() {}

    static List<String> of(Part part, LaunchSettings settings) throws LaunchException {
        Installation installation = new Installation(settings.root());
        List<String> line = new ArrayList<>();
        // In a session of its own a part does not get the terminal's Ctrl-C: the launcher stops the parts, in order.
        tool("setsid").ifPresent(line::add);
        int niceness = settings.niceness(part);
        if (niceness > 0) {
            tool("nice").ifPresent(nice -> line.addAll(List.of(nice, "-n", String.valueOf(niceness))));
        }
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(flags(part));
        String more = settings.environment()
                .getOrDefault("TRIBUTARY_" + part.name().toUpperCase(Locale.ROOT) + "_JAVA_OPTIONS", "");
        if (!more.isBlank()) {
            line.addAll(List.of(more.strip().split("\\s+")));
        }
        line.add("-cp");
        if (part.mainClass().isPresent()) {
            line.add(String.join(
                    File.pathSeparator,
                    installation.embeddedClassPath().stream()
                            .map(Path::toString)
                            .toList()));
            line.addAll(List.of(CHILD, part.mainClass().orElseThrow()));
        } else {
            line.add(installation.childJar() + File.pathSeparator + installation.serviceJar(part));
            line.addAll(List.of(CHILD, "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        }
        return line;
    }

    private static List<String> flags(Part part) {
        List<String> flags = new ArrayList<>(List.of(
                "-Xmx" + part.heapMebibytes() + "m",
                // Else a JVM on a large machine begins with all of it, and touches all of it before it collects
                // anything.
                "-Xms" + part.heapMebibytes() / FIRST_HEAP_SHARE + "m",
                "-XX:+UseSerialGC",
                "-Xss512k",
                "-XX:-UsePerfData",
                // Out of memory, a process can no longer keep its promises; started again, it can.
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Djava.util.logging.manager=" + logManager(part)));
        if (known(TRIM)) {
            flags.add("-XX:" + TRIM + "=" + TRIM_MILLIS);
        }
        if (part == Part.BROKER) {
            // Measured: the first compiler alone halves what starting and warming up cost, and is as fast afterwards.
            flags.add("-XX:TieredStopAtLevel=1");
        }
        return flags;
    }

    /** Whether this Java, which is also the parts', has an option: with an unknown one it would not start. */
    private static boolean known(String option) {
        HotSpotDiagnosticMXBean options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        try {
            return options != null && options.getVMOption(option) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String logManager(Part part) {
        return part.mainClass().isPresent() ? "java.util.logging.LogManager" : "org.jboss.logmanager.LogManager";
    }

    private static Optional<String> tool(String name) {
        for (String folder : List.of("/usr/bin", "/bin")) {
            Path tool = Path.of(folder, name);
            if (Files.isExecutable(tool)) {
                return Optional.of(tool.toString());
            }
        }
        return Optional.empty();
    }
}
