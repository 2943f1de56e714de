package health.tributary.record.api;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.EntryId;
import health.tributary.contract.PersonId;
import health.tributary.record.api.PatientCache.Sources;
import health.tributary.record.fold.CanonicalResource;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatientCacheTest {
    private static final PersonId ANN = new PersonId("a".repeat(32));
    private static final EntryId NORTH = new EntryId("n".repeat(32));
    private static final EntryId SOUTH = new EntryId("s".repeat(32));

    private final PatientCache cache = new PatientCache(10_000);

    @Test
    void aPatientIsFoundByTheVeryRevisionsThatItWasMadeFrom() {
        CanonicalResource patient = patient(100);
        cache.put(new Sources(ANN, Map.of(NORTH, 3L)), patient);
        assertThat(cache.of(new Sources(ANN, Map.of(NORTH, 3L)))).contains(patient);
        assertThat(cache.of(new Sources(ANN, Map.of(NORTH, 4L)))).isEmpty();
        assertThat(cache.of(new Sources(ANN, Map.of(NORTH, 3L, SOUTH, 1L)))).isEmpty();
        assertThat(cache.of(new Sources(new PersonId("b".repeat(32)), Map.of(NORTH, 3L))))
                .isEmpty();
    }

    @Test
    void theOnesThatWereNotReadForLongestGiveWay() {
        for (long revision = 1; revision <= 10; revision++) {
            cache.put(new Sources(ANN, Map.of(NORTH, revision)), patient(1_000));
            assertThat(cache.of(new Sources(ANN, Map.of(NORTH, 1L)))).isPresent();
        }
        assertThat(cache.of(new Sources(ANN, Map.of(NORTH, 10L)))).isPresent();
        assertThat(cache.of(new Sources(ANN, Map.of(NORTH, 5L)))).isEmpty();
    }

    @Test
    void whatIsLargerThanAllThatMayBeKeptIsNotKept() {
        cache.put(new Sources(ANN, Map.of(NORTH, 1L)), patient(20_000));
        assertThat(cache.of(new Sources(ANN, Map.of(NORTH, 1L)))).isEmpty();
    }

    private static CanonicalResource patient(int size) {
        return new CanonicalResource("x".repeat(size), NORTH, "Patient", true, "v", Instant.EPOCH);
    }
}
