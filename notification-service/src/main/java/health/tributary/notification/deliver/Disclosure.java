package health.tributary.notification.deliver;

import health.tributary.access.AccessPolicy;
import health.tributary.access.AccessRequest;
import health.tributary.access.AccessToken;
import health.tributary.access.Action;
import health.tributary.contract.PersonId;
import health.tributary.notification.match.Numbered;
import health.tributary.notification.match.Occasion;
import health.tributary.notification.match.Persons;
import health.tributary.notification.subscription.Content;
import health.tributary.notification.subscription.Subscription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a subscriber is told, by what its owner may see now. A full resource is the one that the record shows at delivery:
 * its {@code meta.versionId} may be newer than the notification. A person's Patient is a view over several entries that the
 * FHIR API makes; here it is only referred to.
 */
public final class Disclosure {
    private static final String PATIENT = "Patient";

    private final Persons persons;
    private final Shown shown;

    public Disclosure(Persons persons, Shown shown) {
        this.persons = persons;
        this.shown = shown;
    }

    /** Decides on each of these. May throw an infrastructure exception. */
    public List<Told> tell(Subscription subscription, List<Numbered> notifications) {
        AccessToken token = subscription.owner().token();
        Whose whose = Whose.of(notifications, token.patient(), persons, shown);
        List<Numbered> permitted = notifications.stream()
                .filter(notification -> permitted(token, notification.occasion(), whose))
                .toList();
        Map<String, String> resources = resources(subscription.terms().content(), permitted);
        Set<Numbered> seen = new HashSet<>(permitted);
        List<Told> told = new ArrayList<>(notifications.size());
        for (Numbered notification : notifications) {
            told.add(
                    seen.contains(notification)
                            ? open(notification, whose, resources)
                            : new Told(notification, Optional.empty(), Optional.empty()));
        }
        return told;
    }

    private static boolean permitted(AccessToken token, Occasion occasion, Whose whose) {
        AccessRequest request = whose.person(occasion)
                .map(person -> AccessRequest.about(Action.READ, occasion.type(), person, occasion.feed()))
                .orElseGet(() -> AccessRequest.directory(Action.READ, occasion.type()));
        return AccessPolicy.decide(token, request, whose::person).permitted();
    }

    private Map<String, String> resources(Content content, List<Numbered> permitted) {
        if (content != Content.FULL_RESOURCE) {
            return Map.of();
        }
        Set<String> entries = new HashSet<>();
        for (Numbered notification : permitted) {
            if (!notification.occasion().type().equals(PATIENT)) {
                entries.add(notification.occasion().id());
            }
        }
        return entries.isEmpty() ? Map.of() : new HashMap<>(shown.resources(entries));
    }

    private static Told open(Numbered notification, Whose whose, Map<String, String> resources) {
        Occasion occasion = notification.occasion();
        Optional<PersonId> person = whose.person(occasion);
        if (occasion.type().equals(PATIENT) && person.isPresent()) {
            return new Told(notification, Optional.of(PATIENT + "/" + person.get()), Optional.empty());
        }
        Optional<String> resource = Optional.ofNullable(resources.get(occasion.id()))
                .map(json -> occasion.subject()
                        .map(subject -> json.replace(PATIENT + "/" + subject, PATIENT + "/" + person.orElseThrow()))
                        .orElse(json));
        return new Told(notification, Optional.of(occasion.type() + "/" + occasion.id()), resource);
    }
}
