package health.tributary.hl7v2;

/** ERR-4, table 0516. */
public enum Severity {
    ERROR("E"),
    FATAL("F"),
    INFORMATION("I"),
    WARNING("W");

    private final String code;

    Severity(String code) {
        this.code = code;
    }

    /** The code in table 0516. */
    public String code() {
        return code;
    }
}
