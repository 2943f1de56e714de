package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.contract.feed.RawIdentifier;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import java.util.List;

/** HD: who assigned something. Namespace id, universal id and its type (HL7 table 0301). */
public final class Hd {
    private Hd() {}

    /** How a message spells an authority, the most specific first: universal id, then namespace id. */
    public static List<String> spellings(String namespaceId, String universalId) {
        if (universalId.isEmpty()) {
            return namespaceId.isEmpty() ? List.of() : List.of(namespaceId);
        }
        return namespaceId.isEmpty() ? List.of(universalId) : List.of(universalId, namespaceId);
    }

    /** An identifier of an authority, as the feed's rules want it. */
    static RawIdentifier identifier(String value, Composite authority, String type, String place) {
        return new RawIdentifier(
                value, spellings(authority.text(1).trim(), authority.text(2).trim()), type, place);
    }

    /** The FHIR system of an identifier that names an authority; null where it names none and the feed knows none. */
    static String system(RawIdentifier identifier, Composite authority, Context context) {
        if (identifier.authorities().isEmpty()
                && context.feed().authority(identifier).isEmpty()) {
            return null;
        }
        return context.system(identifier, authority.text(3).trim());
    }
}
