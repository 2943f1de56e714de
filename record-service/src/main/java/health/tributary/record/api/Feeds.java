package health.tributary.record.api;

import health.tributary.contract.feed.FeedRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The feed registry, of which the API needs how much each source is trusted; without a file, all are trusted alike. */
@ApplicationScoped
class Feeds {
    @Produces
    @Singleton
    FeedRegistry registry(@ConfigProperty(name = "tributary.feeds") Optional<Path> file) throws IOException {
        return file.isPresent() ? FeedRegistry.read(Files.readString(file.get())) : new FeedRegistry(List.of());
    }
}
