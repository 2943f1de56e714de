package health.tributary.fhir;

import health.tributary.contract.Reason;

/** What kind of problem it is (FHIR value set issue-type, those that occur here), and the reason under which it is rejected. */
public enum IssueCode {
    /** Not FHIR JSON. */
    INVALID("invalid", Reason.UNREADABLE),
    /** A value has the wrong JSON type, or stands where it may not. */
    STRUCTURE("structure", Reason.INVALID_VALUE),
    /** Something that must be there is missing. */
    REQUIRED("required", Reason.REQUIRED_MISSING),
    /** A value has no meaning. */
    VALUE("value", Reason.INVALID_VALUE),
    /** Understood, but not done here: another FHIR version, PATCH. */
    NOT_SUPPORTED("not-supported", Reason.UNSUPPORTED),
    /** A reference leads nowhere. */
    NOT_FOUND("not-found", Reason.INVALID_VALUE),
    /** The same thing twice. */
    DUPLICATE("duplicate", Reason.CONTRADICTION),
    /** No patient is named by the feed's rules. */
    BUSINESS_RULE("business-rule", Reason.NO_SUBJECT),
    /** Several patients could be meant. */
    MULTIPLE_MATCHES("multiple-matches", Reason.AMBIGUOUS_SUBJECT),
    /** Larger than what is taken. */
    TOO_LONG("too-long", Reason.TOO_LARGE),
    /** Not now; the same may be taken later. */
    TRANSIENT("transient", Reason.DEFECT),
    /** Nobody knows who asks. */
    LOGIN("login", Reason.UNKNOWN_FEED),
    /** Who asks may not. */
    FORBIDDEN("forbidden", Reason.UNKNOWN_FEED),
    /** It took too long. */
    TIMEOUT("timeout", Reason.UNREADABLE),
    /** Of use to know. */
    INFORMATIONAL("informational", Reason.INVALID_VALUE);

    private final String code;
    private final Reason reason;

    IssueCode(String code, Reason reason) {
        this.code = code;
        this.reason = reason;
    }

    /** As it stands in an OperationOutcome. */
    public String code() {
        return code;
    }

    /** The reason of a rejection for it. */
    public Reason reason() {
        return reason;
    }
}
