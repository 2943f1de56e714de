package health.tributary.contract.reading;

/** What must be known of a sample beside its value. Codes are bits on the wire: never renumbered. */
public enum Flag {
    /** The person said so (modality {@code self-reported}); no device measured it. */
    SELF_REPORTED(1),
    /** The source wrote no offset: the feed's zone was applied. */
    OFFSET_ASSUMED(2),
    /** Outside what is plausible for the metric, yet possible. Kept and shown as such. */
    IMPLAUSIBLE(4);

    private final int bit;

    Flag(int bit) {
        this.bit = bit;
    }

    /** Its bit in the wire's sum of flags. */
    public int bit() {
        return bit;
    }
}
