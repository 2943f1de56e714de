package health.tributary.fhir;

import java.util.Locale;

/** How bad a problem is (FHIR value set issue-severity). */
public enum Severity {
    /** What was sent cannot be read at all. */
    FATAL,
    /** The resource, or the whole of a transaction, is not taken. */
    ERROR,
    /** Taken, but something was repaired, assumed or is doubtful. */
    WARNING,
    /** Nothing is wrong. */
    INFORMATION;

    /** As it stands in an OperationOutcome. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it keeps a resource from being taken. */
    public boolean refuses() {
        return this == FATAL || this == ERROR;
    }
}
