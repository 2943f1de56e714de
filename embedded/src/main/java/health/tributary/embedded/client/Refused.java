package health.tributary.embedded.client;

/** What was asked for was refused or did not happen; the message is one plain sentence without health data. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    public Refused(String sentence) {
        super(sentence);
    }
}
