package health.tributary.contract.identity;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import java.util.Objects;

/**
 * An entry that stands in another subject's record than its own, with all that hangs on it.
 *
 * @param type {@code Encounter} or {@code Account}
 * @param entry which
 * @param from its subject, whose statements it is made of for ever
 * @param to the subject whose it is now
 */
public record Move(String type, EntryId entry, SubjectId from, SubjectId to) {
    public Move {
        Objects.requireNonNull(type);
        Objects.requireNonNull(entry);
        if (from.equals(to)) {
            throw new IllegalArgumentException("a move goes to another subject");
        }
    }

    /** The move of a text; throws {@link IllegalArgumentException} if it is none. */
    public static Move of(String text) {
        String[] words = text.split("[/ ]", -1);
        if (words.length != 4) {
            throw new IllegalArgumentException("a move has a type, an entry and two subjects");
        }
        return new Move(words[0], new EntryId(words[1]), new SubjectId(words[2]), new SubjectId(words[3]));
    }

    /** As persons are stored with it: {@code Encounter/<entry> <from> <to>}. */
    public String text() {
        return type + '/' + entry + ' ' + from + ' ' + to;
    }

    /** Whether it is of a visit, and not of an account. */
    public boolean ofVisit() {
        return type.equals(Belongings.VISIT);
    }
}
