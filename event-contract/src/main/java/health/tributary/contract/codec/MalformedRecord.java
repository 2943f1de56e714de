package health.tributary.contract.codec;

/** A record that no version of the contract explains. Names the place in the record, never its content. */
public final class MalformedRecord extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MalformedRecord(String what) {
        super(what);
    }
}
