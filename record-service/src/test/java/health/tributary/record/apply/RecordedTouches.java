package health.tributary.record.apply;

import health.tributary.contract.SubjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Remembers who was announced; can be away. */
final class RecordedTouches implements Touches {
    private final List<SubjectId> subjects = new ArrayList<>();
    private boolean away;

    @Override
    public synchronized void touched(Collection<SubjectId> touched) {
        if (away) {
            throw new StoreAway("announcing", null);
        }
        subjects.addAll(touched);
    }

    synchronized void away(boolean now) {
        away = now;
    }

    synchronized List<SubjectId> subjects() {
        return List.copyOf(subjects);
    }
}
