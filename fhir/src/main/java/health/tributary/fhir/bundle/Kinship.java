package health.tributary.fhir.bundle;

import health.tributary.contract.SubjectId;
import health.tributary.fhir.Compartment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whose a resource is that names no patient, such as a Provenance, a Binary or a list's member: the patient of the first entry of
 * the message that it refers to or that refers to it. Goes from kin to kin until nobody is left who has any.
 */
final class Kinship {
    private final List<Draft> drafts;
    private final Addresses addresses;

    Kinship(List<Draft> drafts, Addresses addresses) {
        this.drafts = drafts;
        this.addresses = addresses;
    }

    void adopt() {
        List<Draft> orphans =
                new ArrayList<>(drafts.stream().filter(Kinship::orphan).toList());
        if (orphans.isEmpty()) {
            return;
        }
        Map<Draft, Map<Integer, Draft>> kin = kin();
        boolean found = true;
        while (found) {
            Map<Draft, SubjectId> adopted = new HashMap<>();
            for (Draft orphan : orphans) {
                Optional<SubjectId> subject = kin.getOrDefault(orphan, Map.of()).values().stream()
                        .filter(relative -> relative.subject != null && !relative.bad)
                        .map(relative -> relative.subject)
                        .findFirst();
                subject.ifPresent(its -> adopted.put(orphan, its));
            }
            adopted.forEach((orphan, subject) -> orphan.subject = subject);
            orphans.removeAll(adopted.keySet());
            found = !adopted.isEmpty();
        }
    }

    // What may be in the directory is not drawn into a record by being mentioned there.
    private static boolean orphan(Draft draft) {
        return draft.subject == null
                && !draft.bad
                && !draft.ofOther
                && draft.entry.resource().isPresent()
                && !Compartment.isDirectory(draft.type);
    }

    private Map<Draft, Map<Integer, Draft>> kin() {
        Map<Draft, Map<Integer, Draft>> kin = new HashMap<>();
        for (Draft draft : drafts) {
            if (draft.entry.resource().isPresent()) {
                for (String reference :
                        ReferenceWalk.addresses(draft.entry.resource().get())) {
                    addresses.draft(reference).ifPresent(other -> {
                        kin.computeIfAbsent(draft, any -> new TreeMap<>()).put(other.index, other);
                        kin.computeIfAbsent(other, any -> new TreeMap<>()).put(draft.index, draft);
                    });
                }
            }
        }
        return kin;
    }
}
