package health.tributary.benchmarks.traffic;

/** Through which door a kind of traffic goes. */
public sealed interface Door {
    /** MLLP; the feed is found by what the message says. */
    record Mllp() implements Door {}

    /**
     * A POST to {@code /feeds/FEED/PATH}.
     *
     * @param feed whose key is sent along
     * @param path behind the feed's name
     * @param contentType of the body
     */
    record Post(String feed, String path, String contentType) implements Door {}
}
