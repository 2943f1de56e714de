package health.tributary.record;

import com.mongodb.client.MongoClient;
import health.tributary.record.link.IdentityWords;
import health.tributary.record.link.LinkRules;
import health.tributary.record.link.Links;
import health.tributary.record.store.MongoLinkStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** One-time codes, and the thread that tells of links which a process stored and could not tell. */
@ApplicationScoped
public class Linking {
    private static final Logger LOG = Logger.getLogger(Linking.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread telling = new Thread(work, "record-links");
        telling.setDaemon(true);
        return telling;
    });

    private volatile ScheduledFuture<?> rounds;

    @Produces
    @Singleton
    Links links(MongoClient client, IdentityWords words, RecordConfiguration configuration) {
        LinkRules rules =
                new LinkRules(configuration.linkValidity(), configuration.linkMaxOpen(), configuration.linkMaxTries());
        return new Links(
                new MongoLinkStore(client.getDatabase(configuration.database())),
                words,
                rules,
                Clock.systemUTC(),
                new SecureRandom());
    }

    void start(@Observes StartupEvent event, Links links, RecordConfiguration configuration) {
        long every = configuration.recoveryEvery().toMillis();
        rounds = thread.scheduleWithFixedDelay(() -> finish(links), every, every, TimeUnit.MILLISECONDS);
    }

    private static void finish(Links links) {
        try {
            links.finish();
        } catch (RuntimeException e) {
            LOG.warnf("links wait to be told (%s)", e.getClass().getSimpleName());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (rounds != null) {
            rounds.cancel(false);
        }
        thread.shutdownNow();
    }
}
