package health.tributary.notification.deliver;

import health.tributary.notification.NotificationConfiguration;
import health.tributary.notification.subscription.Status;
import health.tributary.notification.subscription.Subscription;
import health.tributary.notification.subscription.SubscriptionId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** What is done over and over: learn what other instances wrote, keep leases, end what has ended, remove what is old. */
@ApplicationScoped
public class Upkeep {
    private static final Logger LOG = Logger.getLogger(Upkeep.class);
    private static final Duration OVERLAP = Duration.ofSeconds(5);
    private static final Duration REMOVAL = Duration.ofHours(1);

    private final Catalogue catalogue;
    private final Couriers couriers;
    private final EventStreams streams;
    private final Backlog backlog;
    private final Meters meters;
    private final Clock clock;
    private final NotificationConfiguration configuration;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "upkeep");
        thread.setDaemon(true);
        return thread;
    });
    private Instant swept = Instant.EPOCH;
    private Instant removed = Instant.EPOCH;
    private boolean failing;

    public Upkeep(
            Catalogue catalogue,
            Couriers couriers,
            EventStreams streams,
            Backlog backlog,
            Meters meters,
            Clock clock,
            NotificationConfiguration configuration) {
        this.catalogue = catalogue;
        this.couriers = couriers;
        this.streams = streams;
        this.backlog = backlog;
        this.meters = meters;
        this.clock = clock;
        this.configuration = configuration;
    }

    void start(@Observes StartupEvent event) {
        catalogue.listen(couriers);
        catalogue.listen(streams);
        catalogue.listen(new Forgetting());
        long tick = configuration.tick().toMillis();
        Future<?> unused = executor.scheduleWithFixedDelay(this::tick, 0, tick, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdownNow();
    }

    /** A store that can't be reached is said once, and tried again with the next tick. */
    private void tick() {
        try {
            round();
            failing = false;
        } catch (RuntimeException e) {
            meters.storeFailed();
            if (!failing) {
                LOG.warnf("the store cannot be used: %s", e.getClass().getSimpleName());
            }
            failing = true;
        }
    }

    private void round() {
        Instant now = clock.instant();
        catalogue.refresh();
        couriers.tend();
        Set<SubscriptionId> recent = backlog.storedSince(swept.equals(Instant.EPOCH) ? now : swept.minus(OVERLAP));
        couriers.wake(recent);
        streams.wake(recent);
        swept = now;
        for (Subscription subscription : catalogue.index().all()) {
            boolean ended =
                    subscription.terms().end().filter(end -> !now.isBefore(end)).isPresent();
            if (ended && subscription.status() != Status.OFF) {
                catalogue.became(subscription.id(), Status.OFF, Optional.empty());
            }
        }
        if (now.isAfter(removed.plus(REMOVAL))) {
            Instant before = now.minus(configuration.retention());
            catalogue.index().all().forEach(subscription -> backlog.forget(subscription.id(), before, false));
            removed = now;
        }
    }

    /** A deleted subscription takes its notifications with it. */
    private final class Forgetting implements Catalogue.Listener {
        @Override
        public void present(Subscription subscription) {}

        @Override
        public void gone(SubscriptionId id) {
            backlog.forget(id, Instant.EPOCH, true);
        }
    }
}
