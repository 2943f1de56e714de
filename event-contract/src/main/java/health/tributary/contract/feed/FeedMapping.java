package health.tributary.contract.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a feed adds to the mapping, as data.
 *
 * @param revision raised with every change of what follows, so that a replay replaces what the feed's older rules said
 * @param conceptMaps files that hold FHIR ConceptMaps (R4), relative to the folder of the feed registry's file
 * @param localFields what fields become that the mapping itself does not know
 */
public record FeedMapping(int revision, List<String> conceptMaps, List<LocalField> localFields) {
    /** Revisions count below this. */
    public static final int MAX_REVISIONS = 1_000;

    /** Beyond this many, one cannot review them. */
    public static final int MAX_LOCAL_FIELDS = 500;

    /** A feed that adds nothing. */
    public static final FeedMapping NONE = new FeedMapping(0, List.of(), List.of());

    public FeedMapping {
        if (revision < 0 || revision >= MAX_REVISIONS) {
            throw new IllegalArgumentException("\"mappingRevision\" is 0 to " + (MAX_REVISIONS - 1));
        }
        conceptMaps = List.copyOf(conceptMaps);
        localFields = List.copyOf(localFields);
        if (localFields.size() > MAX_LOCAL_FIELDS) {
            throw new IllegalArgumentException("\"localFields\" has at most " + MAX_LOCAL_FIELDS + " items");
        }
        if (revision == 0 && !(conceptMaps.isEmpty() && localFields.isEmpty())) {
            throw new IllegalArgumentException(
                    "a feed with \"conceptMaps\" or \"localFields\" has a \"mappingRevision\" of 1 or more");
        }
        Set<LocalField> seen = new HashSet<>();
        for (LocalField each : localFields) {
            if (!seen.add(each)) {
                throw new IllegalArgumentException("\"localFields\" names " + each.segment() + " twice alike");
            }
        }
    }
}
