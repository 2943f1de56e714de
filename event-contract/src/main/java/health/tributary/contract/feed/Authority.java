package health.tributary.contract.feed;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a feed's raw assigning authority means.
 *
 * @param raw the spellings a message may use ("MRN", "A", an OID; the empty string for an identifier that names none)
 * @param namespace the deployment-wide name; two feeds that map to the same one mean the same numbers
 * @param system the FHIR identifier system to show, where there is one
 * @param links whether this feed may link its subjects to others through identifiers of this authority
 */
public record Authority(List<String> raw, String namespace, Optional<String> system, boolean links) {
    public Authority {
        raw = List.copyOf(raw);
        if (namespace.isBlank()) {
            throw new IllegalArgumentException("an authority has a namespace");
        }
        Objects.requireNonNull(system);
    }
}
