package health.tributary.notification.match;

/** Tells a store that is away from one that refuses. */
@FunctionalInterface
public interface Outages {
    /** Whether what failed so may work when it is tried again later, the same as it is. */
    boolean mayPass(RuntimeException failure);
}
