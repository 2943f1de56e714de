package health.tributary.ingest;

import health.tributary.ingest.admit.Kept;
import health.tributary.ingest.publish.Publisher;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** A publisher whose word a test gives: at once, later, or never positively. */
@Alternative
@Priority(1)
@Singleton
public class FakeBroker implements Publisher {
    /** How it behaves. */
    public enum Mode {
        UP,
        AWAY,
        HOLDING
    }

    private final List<Kept> published = Collections.synchronizedList(new ArrayList<>());
    private final List<Runnable> held = new ArrayList<>();
    private volatile Mode mode = Mode.UP;

    @Override
    public synchronized void publish(Kept message, Consumer<Confirmation> then) {
        if (mode == Mode.AWAY) {
            then.accept(Confirmation.NOT_TAKEN);
            return;
        }
        published.add(message);
        if (mode == Mode.HOLDING) {
            held.add(() -> then.accept(Confirmation.DURABLE));
        } else {
            then.accept(Confirmation.DURABLE);
        }
    }

    /** Forgets all and behaves as told from now on. */
    public synchronized void reset(Mode newMode) {
        release();
        published.clear();
        mode = newMode;
    }

    /** Confirms what it held, the last first. */
    public synchronized void release() {
        for (int i = held.size() - 1; i >= 0; i--) {
            held.get(i).run();
        }
        held.clear();
    }

    /** How many messages wait for its word. */
    public synchronized int holding() {
        return held.size();
    }

    /** What was published since the last reset. */
    public List<Kept> published() {
        return published;
    }
}
