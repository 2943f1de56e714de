package health.tributary.benchmarks.report;

import java.util.Locale;

/** What is measured. */
public enum Step {
    /** How late a message was sent, against the schedule: the driver could not keep up, or the door let the connection wait. */
    LATE("behind the schedule when sent"),
    /** From the first byte at the door to the whole positive answer. */
    DOOR("door to acknowledgement"),
    /** From the first byte at the door to the end of the first answer of the FHIR API that shows it. */
    READABLE("door to readable"),
    /** From the first byte at the door to the first notification that shows it. */
    SUBSCRIBER("door to subscriber"),
    /** From the first byte at the door to the last byte of the notification that a webhook gets, with nothing else going on. */
    WEBHOOK("door to webhook, idle"),
    READ("Patient by id"),
    SEARCH("Observation by patient and code"),
    EVERYTHING("$everything");

    private final String title;

    Step(String title) {
        this.title = title;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** As programs read it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
