package health.tributary.fhir.bundle;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.fhir.Compartment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What references lead to: the entries of the message by every name that they have, else what they are by their names alone. */
final class Addresses {
    private final Ids ids;
    private final Map<String, Draft> byUrl = new HashMap<>();
    private final Map<String, Draft> byTypeAndId = new HashMap<>();
    private final Map<String, Draft> byIdentifier = new HashMap<>();
    private final Set<String> bases = new HashSet<>();
    private final Map<String, Optional<ResourceUrl>> parsed = new HashMap<>();

    Addresses(List<Draft> drafts, Ids ids) {
        this.ids = ids;
        bases.add("");
        for (Draft draft : drafts) {
            String url = draft.entry.fullUrl();
            if (!url.isEmpty()) {
                byUrl.put(url, draft);
                ResourceUrl.parse(url).ifPresent(address -> bases.add(address.base()));
            }
            if (!draft.id.isEmpty()) {
                byTypeAndId.putIfAbsent(draft.type + '/' + draft.id, draft);
            }
            for (Token token : draft.identifiers) {
                byIdentifier.putIfAbsent(draft.type + '?' + token.key(), draft);
            }
            draft.entry
                    .request()
                    .condition()
                    .ifPresent(token -> byIdentifier.putIfAbsent(draft.type + '?' + token.key(), draft));
        }
    }

    /** The entry of this message that a reference leads to. */
    Optional<Draft> draft(String reference) {
        Draft whole = byUrl.get(reference);
        if (whole != null) {
            return Optional.of(whole);
        }
        Optional<ResourceUrl> url = url(reference).filter(this::own);
        return url.flatMap(address -> address.id().isEmpty()
                ? address.identifier().map(token -> byIdentifier.get(address.type() + '?' + token.key()))
                : Optional.ofNullable(byTypeAndId.get(address.type() + '/' + address.id())));
    }

    Optional<Draft> draft(String type, Token identifier) {
        return Optional.ofNullable(byIdentifier.get(type + '?' + identifier.key()));
    }

    /** A reference's parts, if it is an address of the REST API. */
    Optional<ResourceUrl> url(String reference) {
        return reference.startsWith("urn:") || reference.startsWith("#")
                ? Optional.empty()
                : parsed.computeIfAbsent(reference, ResourceUrl::parse);
    }

    /** Whether an address is of the sender's own server. */
    boolean own(ResourceUrl url) {
        return bases.contains(url.base());
    }

    /** The patient that an address names, in this message or not; empty if it names none. */
    Optional<SubjectId> patient(ResourceUrl url) {
        if (!url.type().equals("Patient")) {
            return Optional.empty();
        }
        return url.id().isEmpty()
                ? url.identifier().map(ids::patient)
                : Optional.of(ids.patient(own(url) ? "" : url.base(), url.id()));
    }

    /** What stands in the record for a reference of a resource of this subject; what leads nowhere stays as it is. */
    String resolved(String reference, SubjectId subject, boolean directory) {
        Optional<Draft> draft = draft(reference);
        if (draft.isPresent()) {
            return address(draft.get());
        }
        Optional<ResourceUrl> url = url(reference);
        if (url.isEmpty()) {
            return reference;
        }
        Optional<SubjectId> patient = patient(url.get());
        if (patient.isPresent()) {
            return "Patient/" + patient.get().value();
        }
        String type = url.get().type();
        Optional<String> key = key(url.get());
        if (!own(url.get()) || key.isEmpty() || !Compartment.isStored(type) || type.equals("Patient")) {
            return reference;
        }
        if (Compartment.isDirectory(type)) {
            return type + '/' + ids.entry(ids.directory(), type, key.get()).value();
        }
        return directory
                ? reference
                : type + '/' + ids.entry(subject, type, key.get()).value();
    }

    private static Optional<String> key(ResourceUrl url) {
        return url.id().isEmpty() ? url.identifier().map(Token::key) : Optional.of("fhir:" + url.id());
    }

    /** Where an entry of this message is in the record. */
    String address(Draft draft) {
        return draft.subject == null ? draft.type + '/' + draft.id : draft.type + '/' + served(draft);
    }

    private String served(Draft draft) {
        return draft.isPatient() ? draft.subject.value() : entry(draft).value();
    }

    EntryId entry(Draft draft) {
        return ids.entry(draft.subject, draft.type, draft.isPatient() ? "demographics" : draft.businessKey);
    }
}
