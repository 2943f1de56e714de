package health.tributary.record.identity;

import health.tributary.contract.SubjectId;
import java.util.List;

/** Two subjects who are not the same person, in no order. */
public record Apart(SubjectId first, SubjectId second) {
    /** The pair, the smaller id first. */
    public static Apart of(SubjectId one, SubjectId other) {
        List<SubjectId> sorted = sorted(one, other);
        return new Apart(sorted.get(0), sorted.get(1));
    }

    static List<SubjectId> sorted(SubjectId one, SubjectId other) {
        return one.compareTo(other) <= 0 ? List.of(one, other) : List.of(other, one);
    }
}
