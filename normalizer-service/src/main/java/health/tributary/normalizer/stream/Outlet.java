package health.tributary.normalizer.stream;

import java.util.concurrent.CompletableFuture;

/** Where records are published. */
interface Outlet {
    /**
     * Publishes one record. Records of one topic and key keep the order in which they are given.
     *
     * @return done when the broker has it durably; failed when it may or may not have it
     */
    CompletableFuture<Void> publish(Dispatch record);
}
