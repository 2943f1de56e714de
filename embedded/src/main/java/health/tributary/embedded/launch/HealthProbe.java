package health.tributary.embedded.launch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a process whether it is ready. The old client on purpose: it loads in a tenth of the time of the new one. */
public final class HealthProbe {
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int OK = 200;

    private HealthProbe() {}

    /** Whether {@code GET base/q/health/ready} answers 200 within two seconds. */
    public static boolean ready(String base) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(base + "/q/health/ready").toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
