package health.tributary.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Some senders at once, each over a connection of its own, who deal what is to be sent out among themselves. */
final class InTurn {
    private InTurn() {}

    /** What one sender does over its connection. */
    @FunctionalInterface
    interface Sender {
        /**
         * Sends what falls to one of them.
         *
         * @param which of the senders, from 0
         */
        void send(HttpConnection door, int which) throws IOException;
    }

    /** Returns when all have sent; fails when one has, or after the limit. */
    static void send(int senders, String address, String key, Duration limit, Sender sender)
            throws InterruptedException, ExecutionException, TimeoutException {
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        try {
            List<Future<?>> sending = new ArrayList<>();
            for (int i = 0; i < senders; i++) {
                int which = i;
                sending.add(threads.submit(() -> {
                    try (HttpConnection door = new HttpConnection(address, key)) {
                        sender.send(door, which);
                    }
                    return null;
                }));
            }
            for (Future<?> one : sending) {
                one.get(limit.toSeconds(), TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
