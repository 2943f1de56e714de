package health.tributary.record.identity;

import health.tributary.contract.SubjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Disjoint groups with pairs of groups that must never be one. Near-linear: union by size with path halving; a group's
 * enemies are kept by root, and the smaller of two lists moves when groups are joined.
 */
final class Groups {
    private final Map<SubjectId, Integer> numbers = new HashMap<>();
    private final List<SubjectId> subjects = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final List<Map<Integer, Apart>> enemies = new ArrayList<>();

    void add(SubjectId subject) {
        if (numbers.putIfAbsent(subject, subjects.size()) == null) {
            parents.add(subjects.size());
            subjects.add(subject);
            sizes.add(1);
            enemies.add(new HashMap<>());
        }
    }

    boolean together(SubjectId one, SubjectId other) {
        return root(one) == root(other);
    }

    /** Why the two groups may not be one. */
    Optional<Apart> apart(SubjectId one, SubjectId other) {
        return Optional.ofNullable(enemies.get(root(one)).get(root(other)));
    }

    /** Keeps two groups apart for good; they must not be one already. The first reason stays. */
    void keepApart(SubjectId one, SubjectId other) {
        int a = root(one);
        int b = root(other);
        Apart apart = Apart.of(one, other);
        enemies.get(a).putIfAbsent(b, apart);
        enemies.get(b).putIfAbsent(a, apart);
    }

    /** Makes two groups one; they must not be kept apart. */
    void join(SubjectId one, SubjectId other) {
        int a = root(one);
        int b = root(other);
        if (a == b) {
            return;
        }
        int into = sizes.get(a) >= sizes.get(b) ? a : b;
        int from = into == a ? b : a;
        parents.set(from, into);
        sizes.set(into, sizes.get(a) + sizes.get(b));
        Map<Integer, Apart> moved = enemies.get(from);
        Map<Integer, Apart> kept = enemies.get(into);
        moved.forEach((enemy, reason) -> {
            kept.putIfAbsent(enemy, reason);
            enemies.get(enemy).remove(from);
            enemies.get(enemy).put(into, kept.get(enemy));
        });
        enemies.set(from, Map.of());
    }

    /** The groups, each with its members sorted. */
    Collection<List<SubjectId>> all() {
        Map<Integer, List<SubjectId>> groups = new HashMap<>();
        for (SubjectId subject : subjects) {
            groups.computeIfAbsent(root(subject), root -> new ArrayList<>()).add(subject);
        }
        groups.values().forEach(group -> group.sort(SubjectId::compareTo));
        return groups.values();
    }

    private int root(SubjectId subject) {
        int at = numbers.get(subject);
        while (parents.get(at) != at) {
            parents.set(at, parents.get(parents.get(at)));
            at = parents.get(at);
        }
        return at;
    }
}
