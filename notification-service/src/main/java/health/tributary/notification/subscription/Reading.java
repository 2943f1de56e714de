package health.tributary.notification.subscription;

import java.util.List;

/** What became of reading a Subscription resource. */
public sealed interface Reading {
    /** It can be served. */
    record Understood(Terms terms) implements Reading {}

    /** It can not; at least one issue. */
    record Refused(List<Issue> issues) implements Reading {
        public Refused {
            issues = List.copyOf(issues);
        }
    }
}
