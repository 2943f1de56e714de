package health.tributary.notification.deliver;

import health.tributary.notification.match.Numbered;
import java.util.Objects;
import java.util.Optional;

/**
 * A notification as it goes out.
 *
 * @param notification the number, and what happened
 * @param focus the reference to what it is about, such as {@code Observation/ID}; empty if access is denied now, and then the
 *     event says no more than its number
 * @param resource its JSON, where the subscription asks for it and it exists
 */
public record Told(Numbered notification, Optional<String> focus, Optional<String> resource) {
    public Told {
        Objects.requireNonNull(notification);
        Objects.requireNonNull(focus);
        Objects.requireNonNull(resource);
    }

    @Override
    public String toString() {
        return "Told(" + notification.subscription() + "/" + notification.number() + ", redacted)";
    }
}
