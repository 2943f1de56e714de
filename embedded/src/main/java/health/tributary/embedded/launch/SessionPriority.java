package health.tributary.embedded.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Priority between the parts, each of which is a session of its own: where Linux shares the processor out by sessions (autogroups,
 * sched(7)), the niceness of a process counts within its session alone, and that of the session between them.
 */
final class SessionPriority {
    private SessionPriority() {}

    /** Sets the niceness of a process's session; does nothing where the kernel knows none, or does not let us. */
    static void set(long pid, int niceness) {
        Path group = Path.of("/proc", String.valueOf(pid), "autogroup");
        try {
            if (Files.exists(group)) {
                Files.writeString(group, String.valueOf(niceness));
            }
        } catch (IOException e) {
            // It is a preference: without it the parts share alike.
        }
    }
}
