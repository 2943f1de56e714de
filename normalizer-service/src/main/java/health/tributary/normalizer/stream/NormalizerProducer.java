package health.tributary.normalizer.stream;

import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.normalizer.normalize.Normalizer;
import health.tributary.normalizer.vocabulary.LocalCodes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the step from the files that the configuration names. */
@ApplicationScoped
class NormalizerProducer {
    @Produces
    @Singleton
    Normalizer normalizer(NormalizerConfiguration configuration) throws IOException {
        Path key = configuration
                .idKeyFile()
                .orElseThrow(() -> new IllegalStateException("TRIBUTARY_ID_KEY_FILE names the file with the id key"));
        Optional<Path> feeds = configuration.feedsFile();
        FeedRegistry registry =
                feeds.isPresent() ? FeedRegistry.read(Files.readString(feeds.get())) : new FeedRegistry(List.of());
        Map<FeedId, LocalCodes> localCodes = feeds.isPresent()
                ? ConceptMapFiles.read(registry, feeds.get().toAbsolutePath().getParent())
                : Map.of();
        return new Normalizer(registry, IdKey.parse(Files.readString(key)), localCodes);
    }
}
