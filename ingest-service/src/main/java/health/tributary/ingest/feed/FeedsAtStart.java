package health.tributary.ingest.feed;

import health.tributary.contract.IdKey;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.ingest.IngestConfiguration;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the settings before any door opens, or refuses to start. */
@Singleton
@Startup(FeedsAtStart.ORDER)
public class FeedsAtStart {
    /** Before everything that opens a port of its own. */
    static final int ORDER = 100;

    private final FeedSettings settings;

    FeedsAtStart(IngestConfiguration configuration) {
        try {
            this.settings = FeedSettings.read(configuration.feeds(), configuration.idKeyFile());
        } catch (IllegalArgumentException e) {
            // Without the cause: Quarkus prints the innermost message, and only of this kind of exception without a
            // trace.
            throw new ConfigurationException(e.getMessage());
        }
    }

    @Produces
    @Singleton
    FeedRegistry registry() {
        return settings.registry();
    }

    @Produces
    @Singleton
    SenderRules senders() {
        return settings.senders();
    }

    @Produces
    @Singleton
    IdKey key() {
        return settings.key();
    }
}
