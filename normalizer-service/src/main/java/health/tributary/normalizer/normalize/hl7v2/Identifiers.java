package health.tributary.normalizer.normalize.hl7v2;

import health.tributary.contract.feed.RawIdentifier;
import health.tributary.hl7v2.ExtendedId;
import health.tributary.hl7v2.PatientIdentifiers;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import java.util.ArrayList;
import java.util.List;

/** The identifiers of a patient as a message gives them, before anybody said whose they are. */
public final class Identifiers {
    private Identifiers() {}

    /** The identifiers of a field of type CX. */
    public static List<RawIdentifier> of(Segment segment, int field) {
        List<RawIdentifier> identifiers = new ArrayList<>(4);
        for (Repetition each : segment.field(field).repetitions()) {
            RawIdentifier identifier = Cx.raw(Composite.of(each));
            if (identifier != null) {
                identifiers.add(identifier);
            }
        }
        return identifiers;
    }

    /** The identifiers of PID that may name the patient, as the door reads them too. */
    public static List<RawIdentifier> ofPatient(Segment pid) {
        List<RawIdentifier> identifiers = new ArrayList<>(4);
        for (ExtendedId id : PatientIdentifiers.of(pid)) {
            identifiers.add(new RawIdentifier(
                    id.value(), id.authorities(), id.typeCode(), id.place().toString()));
        }
        return identifiers;
    }

    /** The identifiers that may name the patient whom MRG retires: those of MRG-1, else of MRG-4 and MRG-2. */
    public static List<RawIdentifier> ofMerged(Segment mrg) {
        List<RawIdentifier> identifiers = of(mrg, 1);
        if (identifiers.isEmpty()) {
            identifiers.addAll(of(mrg, 4));
        }
        if (identifiers.isEmpty()) {
            identifiers.addAll(of(mrg, 2));
        }
        return identifiers;
    }
}
