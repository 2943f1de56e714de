package health.tributary.record.link;

import java.time.Duration;

/**
 * What bounds codes.
 *
 * @param validity how long a code can be redeemed
 * @param maxOpen codes that a person may have open at once
 * @param maxTries wrong codes that a feed may give within {@code validity}
 */
public record LinkRules(Duration validity, int maxOpen, int maxTries) {
    public LinkRules {
        if (validity.isNegative() || validity.isZero() || maxOpen < 1 || maxTries < 1) {
            throw new IllegalArgumentException("codes live, and can be opened and tried");
        }
    }
}
