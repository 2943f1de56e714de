package health.tributary.contract.feed;

import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.LinkId;
import health.tributary.contract.SubjectId;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A configured source.
 *
 * @param id its name, in paths and in every statement's origin
 * @param title what people call it
 * @param match which MLLP messages are its; empty for a feed that only comes over HTTP
 * @param keySha256 SHA-256, in lower-case hex, of the key that HTTP senders present; empty closes HTTP
 * @param authorities what its raw assigning authorities mean
 * @param authoritiesByFacility an authority that is not mapped is told apart by the message's sending facility too: for a feed that gathers several sources
 * @param subject which identifier names the subject
 * @param zone applied to times without an offset, and flagged as assumed
 * @param charset of messages that name none (MSH-18)
 * @param trust rank among sources when they disagree; higher is trusted more
 * @param completeLists list segments ({@code AL1}, {@code DG1}) that always say all there is
 * @param monotoneSequence whether MSH-13 may order its messages
 * @param backfill whether all it sends is history
 * @param fhirValidation what the door does with FHIR that HAPI's strict parser finds fault with
 * @param mapping what it adds to the mapping
 */
public record Feed(
        FeedId id,
        String title,
        Optional<Match> match,
        Optional<String> keySha256,
        List<Authority> authorities,
        boolean authoritiesByFacility,
        SubjectRule subject,
        ZoneId zone,
        Charset charset,
        int trust,
        Set<String> completeLists,
        boolean monotoneSequence,
        boolean backfill,
        FhirValidation fhirValidation,
        FeedMapping mapping) {
    public Feed {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(match);
        Objects.requireNonNull(keySha256);
        authorities = List.copyOf(authorities);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(zone);
        Objects.requireNonNull(charset);
        completeLists = Set.copyOf(completeLists);
        Objects.requireNonNull(fhirValidation);
        Objects.requireNonNull(mapping);
    }

    /** A feed whose FHIR is looked at, and taken, and that adds nothing to the mapping. */
    public Feed(
            FeedId id,
            String title,
            Optional<Match> match,
            Optional<String> keySha256,
            List<Authority> authorities,
            boolean authoritiesByFacility,
            SubjectRule subject,
            ZoneId zone,
            Charset charset,
            int trust,
            Set<String> completeLists,
            boolean monotoneSequence,
            boolean backfill) {
        this(
                id,
                title,
                match,
                keySha256,
                authorities,
                authoritiesByFacility,
                subject,
                zone,
                charset,
                trust,
                completeLists,
                monotoneSequence,
                backfill,
                FhirValidation.WARN,
                FeedMapping.NONE);
    }

    /** What an identifier's authority means here; the first of its spellings that is mapped wins. */
    public Optional<Authority> authority(RawIdentifier identifier) {
        List<String> spellings = identifier.authorities().isEmpty() ? List.of("") : identifier.authorities();
        for (String spelling : spellings) {
            for (Authority authority : authorities) {
                if (authority.raw().contains(spelling)) {
                    return Optional.of(authority);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The namespace of an identifier: the mapped authority's, else {@code feed/raw}, which can never be another feed's.
     *
     * @param facility the message's sending facility, used where the feed gathers several sources
     */
    public String namespace(RawIdentifier identifier, String facility) {
        return authority(identifier).map(Authority::namespace).orElseGet(() -> {
            String raw = identifier.authorities().isEmpty()
                    ? ""
                    : identifier.authorities().get(0);
            return id.name() + (authoritiesByFacility ? "/" + facility : "") + "/" + raw;
        });
    }

    /** The identifiers that the subject rule could mean: exactly one names the subject, none or several name nobody. */
    public List<RawIdentifier> naming(List<RawIdentifier> identifiers, String facility) {
        for (String namespace : subject.authorities()) {
            List<RawIdentifier> found = distinct(identifiers.stream()
                    .filter(identifier -> namespace(identifier, facility).equals(namespace))
                    .toList());
            if (!found.isEmpty()) {
                return found;
            }
        }
        for (String type : subject.types()) {
            List<RawIdentifier> found = distinct(identifiers.stream()
                    .filter(identifier -> identifier.type().equals(type))
                    .toList());
            if (!found.isEmpty()) {
                return found;
            }
        }
        return subject.loneIdentifier() && distinct(identifiers).size() == 1 ? distinct(identifiers) : List.of();
    }

    /** The subject that an identifier names. */
    public SubjectId subject(RawIdentifier identifier, String facility, IdKey key) {
        return key.subject(namespace(identifier, facility), identifier.value());
    }

    /**
     * The subject that is a user of this feed's devices. A data point has no assigning authority, so its user id is of the
     * namespace that the feed maps the empty authority to, else of the feed's own, and can name nobody else's patient.
     */
    public SubjectId deviceUser(String user, IdKey key) {
        return subject(new RawIdentifier(user, List.of(), "", "header.user_id"), "", key);
    }

    /** The subject that holds this feed's practitioners, organisations and locations. */
    public SubjectId directory(IdKey key) {
        return key.subject("directory/" + id.name(), id.name());
    }

    /** The link ids of those identifiers through which this feed may link; nobody's numbers link nobody. */
    public List<LinkId> links(List<RawIdentifier> identifiers, IdKey key) {
        List<LinkId> links = new ArrayList<>();
        for (RawIdentifier identifier : identifiers) {
            authority(identifier)
                    .filter(authority -> authority.links() && !RawIdentifier.isNobodys(identifier.value()))
                    .map(authority -> key.link(authority.namespace(), identifier.value()))
                    .filter(link -> !links.contains(link))
                    .ifPresent(links::add);
        }
        return links;
    }

    private static List<RawIdentifier> distinct(List<RawIdentifier> identifiers) {
        List<RawIdentifier> distinct = new ArrayList<>();
        for (RawIdentifier identifier : identifiers) {
            if (distinct.stream()
                    .noneMatch(seen -> seen.value().equals(identifier.value())
                            && seen.authorities().equals(identifier.authorities()))) {
                distinct.add(identifier);
            }
        }
        return distinct;
    }
}
