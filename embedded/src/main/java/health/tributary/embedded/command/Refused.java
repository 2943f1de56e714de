package health.tributary.embedded.command;

/** What was asked for was refused or did not happen; the message is one plain sentence. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String sentence) {
        super(sentence);
    }
}
