package health.tributary.embedded.broker;

import health.tributary.embedded.launch.ProcessLog;
import java.util.concurrent.CountDownLatch;

/**
 * The broker as a process of its own. Settings come from the environment, see {@link Settings#of}. Prints {@code broker
 * listening on HOST:PORT} when it serves. Ends with 0 on SIGTERM; with 1 and one line on standard error when it can not start.
 */
public final class BrokerProcess {
    private BrokerProcess() {}

    public static void main(String[] args) throws InterruptedException {
        ProcessLog.quiet();
        EmbeddedBroker broker;
        try {
            broker = EmbeddedBroker.start(Settings.of(System.getenv()));
        } catch (BrokerStartException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
        System.out.println("broker listening on " + broker.bootstrapServers());
        new CountDownLatch(1).await();
    }
}
