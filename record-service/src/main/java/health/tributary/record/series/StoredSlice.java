package health.tributary.record.series;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import java.util.Objects;

/**
 * A slice of a day that has too many samples for one document.
 *
 * @param revision of the document: 1 when it was inserted, one more with every replacement
 * @param set the encoded bucket
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredSlice(Key key, SubjectId subject, long revision, byte[] set) {
    public StoredSlice {
        Objects.requireNonNull(key);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(set);
        if (revision < 1) {
            throw new IllegalArgumentException("revisions start at 1");
        }
    }

    /** A day's slice by its path of 0 and 1, which is not empty. */
    public record Key(EntryId day, String path) {
        public Key {
            Objects.requireNonNull(day);
            if (!path.matches("[01]{1,16}")) {
                throw new IllegalArgumentException("a slice has a path of 0 and 1");
            }
        }

        /** As it is stored: {@code day/path}. */
        public String text() {
            return day.value() + "/" + path;
        }
    }

    @Override
    public String toString() {
        return "StoredSlice(" + key.text() + " revision " + revision + ", redacted)";
    }
}
