package health.tributary.record;

import health.tributary.contract.IdKey;
import health.tributary.record.apply.Applier;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.apply.Touches;
import health.tributary.record.archive.Archive;
import health.tributary.record.series.SeriesStore;
import health.tributary.record.write.OwnEntries;
import health.tributary.record.write.Recovery;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Persons' own entries, and the thread that sees through what was archived and not applied. Closed where there is no id key. */
@ApplicationScoped
public class OwnWriting {
    private static final Logger LOG = Logger.getLogger(OwnWriting.class);

    // Whoever writes is known, and a write is never received before its subject: so nobody is new and no link changes.
    private static final Touches NOBODY = subjects -> {
        throw new IllegalStateException("an own entry introduces no subject");
    };

    private final RecordConfiguration configuration;
    private final Archive archive;
    private final Optional<OwnEntries> entries;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread recovering = new Thread(work, "record-recovery");
        recovering.setDaemon(true);
        return recovering;
    });

    private volatile ScheduledFuture<?> rounds;

    /** Own entries in one store, under the key in a file. */
    public OwnWriting(
            RecordConfiguration configuration,
            RecordStore store,
            SeriesStore series,
            Archive archive,
            @ConfigProperty(name = "tributary.id-key-file") Optional<Path> key)
            throws IOException {
        this.configuration = configuration;
        this.archive = archive;
        Optional<IdKey> read =
                key.isPresent() ? Optional.of(IdKey.parse(Files.readString(key.get()))) : Optional.empty();
        // Own entries are few: what it wrote lately, it need not remember.
        this.entries = read.map(found -> new OwnEntries(archive, new Applier(store, series, NOBODY, 0), found));
    }

    /** What takes writes; empty where there is no id key. */
    public Optional<OwnEntries> entries() {
        return entries;
    }

    void start(@Observes StartupEvent event) {
        entries.ifPresent(own -> {
            Recovery recovery = new Recovery(archive, own, Clock.systemUTC(), configuration.recoveryPatience());
            long every = configuration.recoveryEvery().toMillis();
            rounds = thread.scheduleWithFixedDelay(() -> recover(recovery), 0, every, TimeUnit.MILLISECONDS);
        });
    }

    private static void recover(Recovery recovery) {
        try {
            int seenThrough = recovery.run();
            if (seenThrough > 0) {
                LOG.infof("%d writes that were archived and perhaps not applied are applied", seenThrough);
            }
        } catch (RuntimeException e) {
            // The store is away, or the thread is told to end; the next round tries again.
            LOG.warnf(
                    "archived writes are not looked through now (%s)",
                    e.getClass().getSimpleName());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (rounds != null) {
            rounds.cancel(true);
        }
        thread.shutdownNow();
    }
}
