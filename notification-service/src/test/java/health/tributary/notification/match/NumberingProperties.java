package health.tributary.notification.match;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.notification.Samples;
import health.tributary.notification.subscription.SubscriptionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class NumberingProperties {
    /** Case 7: the log fails anywhere, the instance dies and comes back without its memory, batches overlap and repeat. */
    @Property(tries = 200)
    void numbersHaveNoGapsAndNoNotificationIsNumberedTwiceWhateverFails(@ForAll long seed) {
        Random random = new Random(seed);
        FakeLog log = new FakeLog(random, 4);
        List<Notification> all = notifications(60, 3);
        Numbering numbering = new Numbering(log);
        int from = 0;
        while (from < all.size()) {
            int to = Math.min(all.size(), from + 1 + random.nextInt(9));
            try {
                numbering.append(all.subList(Math.max(0, from - random.nextInt(5)), to));
                from = to;
            } catch (FakeLog.Lost e) {
                if (random.nextInt(3) == 0) {
                    numbering = new Numbering(log);
                }
            }
        }
        assertAllOnce(log, all, 3);
    }

    @Property(tries = 20)
    void instancesThatWorkAtOnceShareTheNumbersWithoutGaps(@ForAll long seed) throws Exception {
        FakeLog log = new FakeLog();
        List<Notification> all = notifications(200, 2);
        ExecutorService instances = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                List<Notification> mine = new ArrayList<>(all);
                Collections.shuffle(mine, new Random(seed + i));
                Numbering numbering = new Numbering(log);
                done.add(instances.submit(() -> {
                    for (int from = 0; from < mine.size(); from += 7) {
                        numbering.append(mine.subList(from, Math.min(mine.size(), from + 7)));
                    }
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            instances.shutdownNow();
        }
        assertAllOnce(log, all, 2);
    }

    static List<Notification> notifications(int count, int subscriptions) {
        List<Notification> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(Samples.notification("s" + i % subscriptions, "e" + i / 7, "v" + i));
        }
        return all;
    }

    static void assertAllOnce(FakeLog log, List<Notification> all, int subscriptions) {
        Set<Notification.Key> numbered = new HashSet<>();
        for (int i = 0; i < subscriptions; i++) {
            List<Numbered> of = log.after(new SubscriptionId("s" + i), 0, Integer.MAX_VALUE);
            for (int n = 0; n < of.size(); n++) {
                assertThat(of.get(n).number()).isEqualTo(n + 1L);
                assertThat(numbered.add(new Notification(
                                        of.get(n).subscription(), of.get(n).occasion())
                                .key()))
                        .isTrue();
            }
        }
        assertThat(numbered).hasSize(all.size());
    }
}
