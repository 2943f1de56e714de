package health.tributary.notification.subscription;

import health.tributary.contract.SubjectId;
import health.tributary.contract.change.WriteKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Joins the filters of a topic: all that apply to a type must hold (R5 SubscriptionTopic, {@code filterBy}: "logical AND"),
 * those without a type apply to every type, and types that are not named are not wanted as soon as one is.
 */
final class Filters {
    private Filters() {}

    static List<Clause> join(List<Clause> filters, String expression, List<Issue> issues) {
        Clause common = Clause.everything();
        Map<String, Clause> byType = new LinkedHashMap<>();
        for (Clause filter : filters) {
            if (filter.type().isEmpty()) {
                common = both(common, filter, expression, issues);
            }
        }
        for (Clause filter : filters) {
            if (filter.type().isPresent()) {
                Clause before = byType.getOrDefault(filter.type().get(), common);
                byType.put(filter.type().get(), both(before, filter, expression, issues));
            }
        }
        return byType.isEmpty() ? List.of(common) : List.copyOf(byType.values());
    }

    private static Clause both(Clause one, Clause other, String expression, List<Issue> issues) {
        if (one.patient().isPresent()
                && other.patient().isPresent()
                && !one.patient().equals(other.patient())) {
            issues.add(new Issue("value", expression, "two filters of one type name two patients"));
        }
        List<Condition> conditions = new ArrayList<>(one.conditions());
        conditions.addAll(other.conditions());
        Optional<SubjectId> patient = one.patient().or(other::patient);
        return new Clause(
                other.type().or(one::type), patient, conditions, kinds(one.kinds(), other.kinds(), expression, issues));
    }

    private static Set<WriteKind> kinds(
            Set<WriteKind> one, Set<WriteKind> other, String expression, List<Issue> issues) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        Set<WriteKind> both = EnumSet.copyOf(one);
        both.retainAll(other);
        if (both.isEmpty()) {
            issues.add(new Issue("value", expression, "two filters of one type have no kind of write in common"));
        }
        return both;
    }
}
