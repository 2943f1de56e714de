package health.tributary.embedded.capture;

import health.tributary.embedded.launch.ProcessLog;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/**
 * The capture as a process of its own. Settings come from the environment, see {@link Settings#of}. Ends with 0 on SIGTERM; with 1
 * and one line on standard error when it can not start. Store and broker being away is no reason to end.
 */
public final class CaptureProcess {
    private CaptureProcess() {}

    public static void main(String[] args) throws InterruptedException {
        ProcessLog.quiet();
        Capture capture;
        try {
            capture = Capture.start(Settings.of(System.getenv()));
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(capture::close, "capture-stop"));
        System.out.println("capture health on port " + capture.port());
        new CountDownLatch(1).await();
    }
}
