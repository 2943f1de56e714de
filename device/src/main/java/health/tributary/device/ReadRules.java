package health.tributary.device;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * What the reader cannot know from the bytes.
 *
 * @param zone applied to times without an offset, and flagged as assumed
 * @param latest what ended later than this is refused. The door sets it from receipt; a later step, which must read the same
 *     from the same bytes for ever, leaves it empty
 */
public record ReadRules(ZoneId zone, Optional<Instant> latest) {
    public ReadRules {
        Objects.requireNonNull(zone);
        Objects.requireNonNull(latest);
    }
}
