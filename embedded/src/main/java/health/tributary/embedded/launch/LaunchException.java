package health.tributary.embedded.launch;

/** Why the system could not start or had to stop, in plain sentences for the person at the terminal. */
public final class LaunchException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean environment;

    private LaunchException(String sentence, boolean environment) {
        super(sentence);
        this.environment = environment;
    }

    /** Something about the machine is in the way: a port, a folder, another instance, a missing build. */
    static LaunchException environment(String sentence) {
        return new LaunchException(sentence, true);
    }

    /** A part failed. */
    static LaunchException failed(String sentence) {
        return new LaunchException(sentence, false);
    }

    /** Whether the machine is in the way, rather than that a part failed. */
    public boolean isEnvironment() {
        return environment;
    }
}
