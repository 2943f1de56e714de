package health.tributary.record.replay;

import health.tributary.record.archive.Archived;
import java.util.List;

/** The way of archived messages back to the normaliser. */
public interface Resending {
    /**
     * Publishes them as history that was received when it was, marked as a replay. Durable when it returns.
     *
     * @return false when the broker does not answer in time: then any of them may be published
     */
    boolean send(List<Archived> messages);
}
