package health.tributary.notification.subscription;

import java.net.URI;
import java.util.List;
import java.util.Objects;

/** The way on which notifications go out. */
public sealed interface Channel {
    /**
     * An HTTP POST for each bundle of notifications.
     *
     * @param endpoint absolute, http or https, no user, no fragment
     * @param headers sent with every request; they may be secrets
     */
    record RestHook(URI endpoint, List<Header> headers) implements Channel {
        public RestHook {
            Objects.requireNonNull(endpoint);
            headers = List.copyOf(headers);
        }

        @Override
        public String toString() {
            return "RestHook(redacted)";
        }
    }

    /** Server-sent events: the subscriber connects, and reconnects with the last number it has seen. */
    record EventStream() implements Channel {}

    /** A header of a rest-hook's requests. */
    record Header(String name, String value) {
        public Header {
            Objects.requireNonNull(name);
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return name + ": redacted";
        }
    }

    /** The channel's name in metrics. */
    default String label() {
        return this instanceof RestHook ? "rest-hook" : "event-stream";
    }
}
