package health.tributary.benchmarks.traffic;

/**
 * A message that can be sent, and followed.
 *
 * @param mark where it is recognised by
 * @param controlId what its acknowledgement names
 * @param body its bytes; not copied
 */
public record Message(Mark mark, String controlId, byte[] body) {
    @Override
    public String toString() {
        return mark.kind() + " " + mark.sequence();
    }
}
