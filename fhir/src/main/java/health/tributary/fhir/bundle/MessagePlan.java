package health.tributary.fhir.bundle;

import health.tributary.contract.IdKey;
import health.tributary.contract.SubjectId;
import health.tributary.contract.feed.Feed;
import health.tributary.fhir.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whose each entry of a message is, under which id, and where its references lead.
 *
 * @param message what was sent
 * @param entries what is taken, in the message's order
 * @param named patients whom it names by an identifier only
 * @param problems all that its sender should know, errors first
 * @param refused whether nothing is taken
 */
public record MessagePlan(
        FhirMessage message,
        List<PlannedEntry> entries,
        List<NamedPatient> named,
        List<Problem> problems,
        boolean refused) {
    public MessagePlan {
        Objects.requireNonNull(message);
        entries = List.copyOf(entries);
        named = List.copyOf(named);
        problems = List.copyOf(problems);
    }

    /** Plans a message under a feed's rules. Pure. */
    public static MessagePlan of(FhirMessage message, Feed feed, IdKey key) {
        return message.refused()
                ? new MessagePlan(message, List.of(), List.of(), message.problems(), true)
                : new Planner(message, feed, key).plan();
    }

    /** The one patient that the message is about; empty if there is none, or more. */
    public Optional<SubjectId> onlyPatient() {
        Set<SubjectId> subjects = new LinkedHashSet<>();
        entries.stream().filter(entry -> !entry.directory()).forEach(entry -> subjects.add(entry.subject()));
        named.forEach(patient -> subjects.add(patient.subject()));
        return subjects.size() == 1 ? subjects.stream().findFirst() : Optional.empty();
    }

    /** Why it is refused: the first error. */
    public Optional<Problem> refusal() {
        return refused
                ? problems.stream()
                        .filter(problem -> problem.severity().refuses())
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "MessagePlan(" + entries.size() + " entries, redacted)";
    }
}
