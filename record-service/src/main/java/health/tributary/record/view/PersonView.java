package health.tributary.record.view;

import health.tributary.contract.EntryId;
import health.tributary.record.fold.CanonicalResource;
import java.util.List;
import java.util.Map;

/**
 * A person's Patient.
 *
 * @param patient the resource
 * @param sources of each element, the Patient entries that it was taken from, the strongest first; of a single element, one
 */
public record PersonView(CanonicalResource patient, Map<String, List<EntryId>> sources) {
    public PersonView {
        sources = Map.copyOf(sources);
    }
}
