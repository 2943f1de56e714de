package health.tributary.hl7v2;

/** Something that is not as the standard has it, what was done about it, and where. Holds no health data. */
public record Warning(Repair repair, Location place) {

    /** The rule in words. */
    public String text() {
        return repair.text();
    }

    @Override
    public String toString() {
        return place + ": " + repair.text();
    }
}
