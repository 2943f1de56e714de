package health.tributary.contract.reading;

/** The FHIR category of a metric's observations ({@code http://terminology.hl7.org/CodeSystem/observation-category}). */
public enum Category {
    VITAL_SIGNS("vital-signs", "Vital Signs"),
    LABORATORY("laboratory", "Laboratory"),
    ACTIVITY("activity", "Activity");

    private final String code;
    private final String display;

    Category(String code, String display) {
        this.code = code;
        this.display = display;
    }

    public String code() {
        return code;
    }

    public String display() {
        return display;
    }
}
