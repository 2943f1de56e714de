package health.tributary.embedded.launch;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another program's main class and ends with its parent: standard input is the parent's hand, and when that lets go, for
 * whatever reason, this process stops in order, or is halted when stopping takes too long.
 *
 * <p>Arguments: the main class, then its own. Depends on the JDK alone, because it stands in front of any class path.
 */
public final class Child {
    /** How long shutdown hooks may take once the parent is gone, in milliseconds. */
    static final long ORPHAN_LIMIT_MILLIS = 2_500;

    private Child() {}

    public static void main(String[] args) throws Exception {
        daemon("parent-watch", Child::awaitParent);
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static void awaitParent() {
        try {
            while (System.in.read() >= 0) {
                // the parent says nothing; the end is the message
            }
        } catch (IOException e) {
            System.err.println("standard input failed, stopping");
        }
        daemon("orphan-limit", Child::haltLate);
        System.exit(0);
    }

    private static void haltLate() {
        try {
            Thread.sleep(ORPHAN_LIMIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
