package health.tributary.record.series;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.reading.Metric;
import health.tributary.record.fold.IdText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Objects;

/** A metric of a subject on one local day. */
public record DayKey(SubjectId subject, Metric metric, LocalDate day) {
    private static final int CHARACTERS = 32;

    public DayKey {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(metric);
        Objects.requireNonNull(day);
    }

    /** Its id, and that of its Observation. Subject ids reveal no number, so neither does a hash of one. */
    public EntryId id() {
        String text = "series\0" + subject.value() + "\0" + metric.code() + "\0" + day;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new EntryId(IdText.text(digest, CHARACTERS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
