package health.tributary.fhir.bundle;

import health.tributary.contract.EntryId;
import health.tributary.contract.IdKey;
import health.tributary.contract.LinkId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.feed.Authority;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.RawIdentifier;
import health.tributary.fhir.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ids of a feed's patients and entries; remembers those of one message. */
final class Ids {
    private static final String OID = "urn:oid:";

    private final Feed feed;
    private final IdKey key;
    private final SubjectId directory;
    private final Map<String, EntryId> entries = new HashMap<>();
    private final Map<String, SubjectId> patients = new HashMap<>();

    Ids(Feed feed, IdKey key) {
        this.feed = feed;
        this.key = key;
        this.directory = feed.directory(key);
    }

    SubjectId directory() {
        return directory;
    }

    /** The patient of a logical id; on another server if {@code base} says so. */
    SubjectId patient(String base, String id) {
        return patients.computeIfAbsent(
                base + "Patient/" + id, any -> key.subject(feed.id().name() + '/' + base + "Patient", id));
    }

    SubjectId patient(Token identifier) {
        return feed.subject(raw(identifier, "", ""), "", key);
    }

    EntryId entry(SubjectId subject, String type, String businessKey) {
        return entries.computeIfAbsent(
                subject.value() + type + '/' + businessKey, any -> key.entry(subject, type, businessKey));
    }

    List<LinkId> links(List<RawIdentifier> identifiers) {
        return feed.links(identifiers, key);
    }

    List<LinkId> links(Token identifier) {
        return feed.links(List.of(raw(identifier, "", "")), key);
    }

    /** The identifiers that could name a patient by the feed's subject rule. */
    List<RawIdentifier> naming(List<RawIdentifier> identifiers) {
        return feed.naming(identifiers, "");
    }

    SubjectId patient(RawIdentifier identifier) {
        return feed.subject(identifier, "", key);
    }

    /** A Patient's identifiers as the feed registry knows them. */
    List<RawIdentifier> raw(JsonObject patient, String path) {
        List<RawIdentifier> raw = new ArrayList<>();
        int at = 0;
        for (JsonObject identifier : patient.objects("identifier")) {
            String place = path + ".identifier[" + at++ + "]";
            String type = identifier.object("type").stream()
                    .flatMap(concept -> concept.objects("coding").stream())
                    .flatMap(coding -> coding.text("code").stream())
                    .findFirst()
                    .orElse("");
            Token.of(identifier).ifPresent(token -> raw.add(raw(token, type, place)));
        }
        return raw;
    }

    // A system may be configured as a spelling of the authority, as the system that is shown for it, or as a bare OID.
    private RawIdentifier raw(Token token, String type, String place) {
        List<String> spellings = new ArrayList<>(3);
        if (!token.system().isEmpty()) {
            spellings.add(token.system());
            if (token.system().startsWith(OID)) {
                spellings.add(token.system().substring(OID.length()));
            }
            for (Authority authority : feed.authorities()) {
                if (authority.system().filter(token.system()::equals).isPresent()
                        && !authority.raw().isEmpty()) {
                    spellings.add(authority.raw().get(0));
                }
            }
        }
        return new RawIdentifier(token.value(), spellings, type, place);
    }
}
