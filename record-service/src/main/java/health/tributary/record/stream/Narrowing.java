package health.tributary.record.stream;

import health.tributary.record.apply.StoreAway;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Work on a poll of which a part may be bad: what cannot be done as a whole is done in halves, down to the one that is to blame. */
final class Narrowing {
    private Narrowing() {}

    /**
     * Does the work on all of them, or on all but those that are refused. That store or broker are away is nobody's fault:
     * it is thrown, and the whole is to be tried again.
     *
     * @param work that may be done a second time
     * @param refused what becomes of one that the work fails for by itself
     */
    static <T> void each(List<T> all, Consumer<List<T>> work, BiConsumer<T, Throwable> refused) {
        if (all.isEmpty()) {
            return;
        }
        try {
            work.accept(all);
        } catch (StoreAway | BrokerAway e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            if (all.size() == 1) {
                refused.accept(all.get(0), e);
                return;
            }
            int half = all.size() / 2;
            each(all.subList(0, half), work, refused);
            each(all.subList(half, all.size()), work, refused);
        }
    }
}
