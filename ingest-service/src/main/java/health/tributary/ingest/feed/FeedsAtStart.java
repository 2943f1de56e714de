package health.tributary.ingest.feed;

import health.tributary.contract.IdKey;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.ingest.IngestConfiguration;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the settings before any door opens, or refuses to start. */
@Singleton
@Startup(FeedsAtStart.ORDER)
public class FeedsAtStart {
    /** Before everything that opens a port of its own. */
    static final int ORDER = 100;

    private static final int EXIT_CODE = 78; // EX_CONFIG of sysexits.h

    private final FeedSettings settings;

    FeedsAtStart(IngestConfiguration configuration) {
        try {
            this.settings = FeedSettings.read(configuration.feeds(), configuration.idKeyFile());
        } catch (IllegalArgumentException e) {
            throw new PreventFurtherStepsException(e.getMessage(), EXIT_CODE);
        }
    }

    @Produces
    @Singleton
    FeedRegistry registry() {
        return settings.registry();
    }

    @Produces
    @Singleton
    IdKey key() {
        return settings.key();
    }
}
