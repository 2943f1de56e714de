package health.tributary.embedded.launch;

/** The local system cannot start or go on, for a reason that its user can mend: the message is one plain sentence. */
public final class LaunchException extends Exception {
    private static final long serialVersionUID = 1;

    public LaunchException(String sentence) {
        super(sentence);
    }
}
