package health.tributary.record.series;

import health.tributary.contract.EntryId;
import health.tributary.contract.reading.Sample;
import health.tributary.record.fold.IdText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The id of one sample's Observation: the first 20 characters of its day's id (100 bits), then 12 (60 bits) of a hash of its
 * start, length and source. So whoever has it finds the day, and no sample needs an index entry; and ids of samples are in
 * the order of their days' ids.
 */
public final class SampleIds {
    private static final int DAY_CHARACTERS = 20;
    private static final int OWN_CHARACTERS = 12;

    private SampleIds() {}

    /** The id of a day's sample. */
    public static EntryId of(EntryId day, Sample sample) {
        byte[] identity = new ColumnWriter()
                .signed(Micros.of(sample.start()))
                .number(Micros.of(sample.length()))
                .text(sample.source())
                .toBytes();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity);
            return new EntryId(dayStart(day) + IdText.text(digest, OWN_CHARACTERS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** With what the id of a sample's day starts; the ids of a day and of its samples start alike. */
    public static String dayStart(EntryId id) {
        return id.value().substring(0, DAY_CHARACTERS);
    }
}
