package health.tributary.hl7v2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The numbers by which a message calls a patient: what the door and the normaliser must read alike. */
public final class PatientIdentifiers {
    private static final int IDENTIFIER_LIST = 3;
    private static final List<Integer> OLDER_IDS = List.of(2, 4);

    private PatientIdentifiers() {}

    /**
     * The identifiers of a PID segment in order: those of PID-3, and only where it has none those of PID-2 and PID-4, where
     * senders of versions before 2.3.1 put them (chapter 3, sections 3.4.2.2 to 3.4.2.4). What stands for no number names nobody.
     */
    public static List<ExtendedId> of(Segment pid) {
        List<ExtendedId> identifiers = new ArrayList<>(4);
        collect(pid, IDENTIFIER_LIST, identifiers);
        if (identifiers.isEmpty()) {
            OLDER_IDS.forEach(field -> collect(pid, field, identifiers));
        }
        return identifiers;
    }

    private static void collect(Segment pid, int field, List<ExtendedId> into) {
        for (Repetition repetition : pid.field(field).repetitions()) {
            Optional<ExtendedId> identifier = ExtendedId.of(repetition);
            identifier.filter(id -> !Placeholder.isOne(id.value())).ifPresent(into::add);
        }
    }
}
