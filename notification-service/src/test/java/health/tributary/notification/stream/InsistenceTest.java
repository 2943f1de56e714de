package health.tributary.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InsistenceTest {
    private final List<Long> pauses = new ArrayList<>();
    private final Insistence insistence = new Insistence(UncheckedIOException.class::isInstance, pauses::add);
    private final List<Integer> done = new ArrayList<>();

    @Test
    void whatCannotBeDoneIsGivenBackAndHoldsUpNoOther() throws InterruptedException {
        List<Integer> refused = insistence.narrow(List.of(1, 2, 3, 4, 5, 6, 7), items -> {
            if (items.contains(3) || items.contains(6)) {
                throw new IllegalArgumentException("never");
            }
            done.addAll(items);
        });
        assertThat(refused).containsExactly(3, 6);
        assertThat(done).containsExactly(1, 2, 4, 5, 7);
    }

    @Test
    void whatWaitsForTheStoreIsTriedForAsLongAsItTakes() throws InterruptedException {
        List<Integer> refused = insistence.narrow(List.of(1, 2), items -> {
            if (pauses.size() < 50) {
                throw new UncheckedIOException(new IOException("away"));
            }
            done.addAll(items);
        });
        assertThat(refused).isEmpty();
        assertThat(done).containsExactly(1, 2);
        assertThat(pauses).startsWith(100L, 200L, 400L).endsWith(5_000L);
    }

    @Test
    void anUnknownFailureIsTriedAFewTimesBeforeItCounts() throws InterruptedException {
        List<Integer> refused = insistence.narrow(List.of(1), items -> {
            if (pauses.size() < 5) {
                throw new IllegalStateException("others were faster");
            }
            done.addAll(items);
        });
        assertThat(refused).isEmpty();
        assertThat(done).containsExactly(1);
    }
}
