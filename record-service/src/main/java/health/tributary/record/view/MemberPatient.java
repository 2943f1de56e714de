package health.tributary.record.view;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.record.fold.Shown;
import java.util.Objects;

/**
 * One source's word on a person: a member subject's Patient entry.
 *
 * @param subject the member
 * @param entry the id of its Patient entry, under which that stays readable
 * @param shown what the entry shows
 */
public record MemberPatient(SubjectId subject, EntryId entry, Shown shown) {
    public MemberPatient {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(entry);
        Objects.requireNonNull(shown);
    }
}
