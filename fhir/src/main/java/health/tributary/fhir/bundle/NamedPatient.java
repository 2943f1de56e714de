package health.tributary.fhir.bundle;

import health.tributary.contract.LinkId;
import health.tributary.contract.SubjectId;
import java.util.List;
import java.util.Objects;

/**
 * A patient whom a message names by an identifier only, without bringing the Patient.
 *
 * @param identifier the identifier
 * @param links the link id of it, if the feed may link by it
 * @param path where it is named
 */
public record NamedPatient(SubjectId subject, Token identifier, List<LinkId> links, String path) {
    public NamedPatient {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(identifier);
        links = List.copyOf(links);
        Objects.requireNonNull(path);
    }
}
