package health.tributary.record.api;

/** A verified token whose claims cannot be meant: refused whole, as half understood it could grant too much. */
final class BrokenToken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String claim;

    BrokenToken(String claim) {
        super("a claim of the token is not valid: " + claim);
        this.claim = claim;
    }

    String claim() {
        return claim;
    }
}
