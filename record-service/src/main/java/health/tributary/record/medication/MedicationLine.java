package health.tributary.record.medication;

import health.tributary.contract.EntryId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one prescription: ordered, dispensed, how many refills are left, ended. Each fact names the entries that it was
 * taken from. Dates are FHIR's, with the precision that they were stated with.
 *
 * @param key what the line is told from others by: the smallest id of its entries
 * @param numbers the identifiers of the order and of what refers to it
 * @param medication what it is
 * @param status of the order; {@code unknown} where no order is known
 * @param statuses each status that a source states, where they are not all the same
 * @param ordered empty where no order is known
 * @param dispensed what was handed out, the earliest first
 * @param refillsLeft empty where nothing says it, and once the order has ended
 * @param given empty where nothing was given or refused
 * @param ended empty while the order is not stopped, cancelled or completed
 * @param reported what persons or others say of taking it
 */
public record MedicationLine(
        EntryId key,
        List<Identifier> numbers,
        Medication medication,
        Status status,
        List<Status> statuses,
        Optional<Ordered> ordered,
        List<Dispensed> dispensed,
        Optional<RefillsLeft> refillsLeft,
        Optional<Given> given,
        Optional<Ended> ended,
        List<Reported> reported) {
    public MedicationLine {
        Objects.requireNonNull(key);
        numbers = List.copyOf(numbers);
        Objects.requireNonNull(medication);
        Objects.requireNonNull(status);
        statuses = List.copyOf(statuses);
        Objects.requireNonNull(ordered);
        dispensed = List.copyOf(dispensed);
        Objects.requireNonNull(refillsLeft);
        Objects.requireNonNull(given);
        Objects.requireNonNull(ended);
        reported = List.copyOf(reported);
    }

    /** An identifier; {@code system} and {@code type} may be empty. */
    public record Identifier(String type, String system, String value) {}

    /** A code of the medication. */
    public record Code(String system, String code) {}

    /** What people call it, its codes, and the entry that says so. */
    public record Medication(String text, List<Code> codes, EntryId entry) {
        public Medication {
            codes = List.copyOf(codes);
        }
    }

    /** A status and who states it. */
    public record Status(String code, List<EntryId> entries) {
        public Status {
            entries = List.copyOf(entries);
        }
    }

    /** An amount as it was written; the unit may be empty. */
    public record Amount(Optional<BigDecimal> value, String unit) {
        static final Amount NONE = new Amount(Optional.empty(), "");
    }

    /**
     * The order.
     *
     * @param date when it was written; may be empty
     * @param by who wrote it, as people are called; may be empty
     * @param dosage the instruction as text; may be empty
     * @param quantity of one fill
     * @param refillsAllowed after the first fill; -1 where nothing says it
     * @param entries all orders of the line, the one shown first
     */
    public record Ordered(
            String date, String by, String dosage, Amount quantity, int refillsAllowed, List<EntryId> entries) {
        public Ordered {
            entries = List.copyOf(entries);
        }
    }

    /** One fill: its date may be empty, its status tells whether it counts. */
    public record Dispensed(String date, Amount quantity, String status, EntryId entry) {}

    /**
     * How many more fills may be had.
     *
     * @param stated whether a source says so; else it was counted from the allowed refills and the fills
     */
    public record RefillsLeft(int count, boolean stated, List<EntryId> entries) {
        public RefillsLeft {
            entries = List.copyOf(entries);
        }
    }

    /**
     * What was given in an institution.
     *
     * @param count how often it was given
     * @param withheld how often it was not, for whatever reason
     * @param entries the latest of them, at most {@value #MAX_ENTRIES}
     */
    public record Given(int count, int withheld, String first, String last, List<EntryId> entries) {
        /** A stay has hundreds of administrations: beyond these their ids are for a search to tell. */
        public static final int MAX_ENTRIES = 20;

        public Given {
            entries = List.copyOf(entries);
        }
    }

    /** The end of the order: stopped, cancelled or completed; date and reason may be empty. */
    public record Ended(String how, String date, String reason, EntryId entry) {}

    /** A statement of taking it; the date may be empty. */
    public record Reported(String status, String date, EntryId entry) {}

    @Override
    public String toString() {
        return "MedicationLine(" + key + ", redacted)";
    }
}
