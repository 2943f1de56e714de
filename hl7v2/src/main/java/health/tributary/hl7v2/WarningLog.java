package health.tributary.hl7v2;

import java.util.ArrayList;
import java.util.List;

/** Collects warnings up to a bound: a message of a million oddities must not cost a million objects. */
final class WarningLog {
    static final int MAX_WARNINGS = 100;

    private List<Warning> warnings = List.of();

    boolean full() {
        return warnings.size() >= MAX_WARNINGS;
    }

    void add(Repair repair, Location place) {
        if (warnings.size() > MAX_WARNINGS) {
            return;
        }
        if (warnings.isEmpty()) {
            warnings = new ArrayList<>(4);
        }
        warnings.add(full() ? new Warning(Repair.MORE_WARNINGS, Location.WHOLE) : new Warning(repair, place));
    }

    void addOnce(Repair repair, Location place) {
        for (Warning warning : warnings) {
            if (warning.repair() == repair) {
                return;
            }
        }
        add(repair, place);
    }

    List<Warning> list() {
        return List.copyOf(warnings);
    }
}
