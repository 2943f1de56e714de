package health.tributary.contract.statement;

import java.time.Instant;
import java.util.Optional;

/** One thing that one message says. */
public sealed interface Statement permits Assert, Retract, SetSnapshot, Alias, Readings {
    /** Its place among the message's statements, from 0: (message, position) is its identity. */
    int position();

    /** The resource type it speaks of. */
    String type();

    /** When the source says it was so, by the table of its format (EVN-2, OBR-22, ORC-9 …); empty for the message's time. */
    Optional<Instant> stated();
}
