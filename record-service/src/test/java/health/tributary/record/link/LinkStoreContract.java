package health.tributary.record.link;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.FeedId;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.Samples;
import health.tributary.record.link.StoredLink.Linked;
import health.tributary.record.link.StoredLink.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link LinkStore} promises. Each test starts with an empty store. */
public interface LinkStoreContract {
    SubjectId EVE = Samples.subject("eve");
    SubjectId WATCH = Samples.subject("watch");

    LinkStore store();

    private static StoredLink link(String id, int second) {
        return new StoredLink(
                id,
                EVE,
                "hash of " + id,
                Samples.NOON.plusSeconds(second),
                Samples.NOON.plusSeconds(900),
                State.OPEN,
                Samples.NOON.plusSeconds(second),
                Optional.empty(),
                true,
                1);
    }

    @Test
    default void aCodeComesBackAsItWasWritten() {
        StoredLink open = link("a", 0);
        StoredLink redeemed = open.redeemed(new Linked(new FeedId("watch"), WATCH), Samples.NOON.plusSeconds(60));
        assertThat(store().write(open)).isTrue();
        assertThat(store().byCode("hash of a")).contains(open);
        assertThat(store().write(redeemed)).isTrue();
        assertThat(store().byCode("hash of a")).contains(redeemed);
        assertThat(store().untold(10)).containsExactly(redeemed);
        assertThat(store().write(redeemed.asTold())).isTrue();
        assertThat(store().untold(10)).isEmpty();
        assertThat(store().of(List.of(WATCH), 10)).hasSize(1);
        assertThat(store().byCode("hash of b")).isEmpty();
    }

    @Test
    default void whoWritesSecondIsTold() {
        assertThat(store().write(link("a", 0))).isTrue();
        assertThat(store().write(link("a", 0))).isFalse();
        assertThat(store().write(link("a", 0).revoked(Samples.NOON))).isTrue();
        assertThat(store().write(link("a", 0).revoked(Samples.NOON))).isFalse();
        assertThat(store().writeTries(new StoredTries(new FeedId("watch"), Samples.NOON, 1, 1)))
                .isTrue();
        assertThat(store().writeTries(new StoredTries(new FeedId("watch"), Samples.NOON, 2, 1)))
                .isFalse();
        assertThat(store().tries(new FeedId("watch")))
                .contains(new StoredTries(new FeedId("watch"), Samples.NOON, 1, 1));
    }

    @Test
    default void theLatestCodesComeFirst() {
        for (int i = 0; i < 5; i++) {
            store().write(link("link" + i, i));
        }
        assertThat(store().of(List.of(EVE), 3)).extracting(StoredLink::id).containsExactly("link4", "link3", "link2");
        store().remove(List.of("link4", "link3"));
        assertThat(store().of(List.of(EVE), 3)).extracting(StoredLink::id).containsExactly("link2", "link1", "link0");
    }
}
