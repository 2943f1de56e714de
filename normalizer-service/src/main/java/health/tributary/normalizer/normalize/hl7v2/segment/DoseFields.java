package health.tributary.normalizer.normalize.hl7v2.segment;

/**
 * Where a segment says how much is to be given and how: the numbers of its fields, 0 where it has none.
 *
 * @param least amount; the only one, or the least of a range
 * @param most amount
 * @param units of both
 * @param per the time over which the amount is given, such as {@code H1}
 * @param rate amount for each unit of time
 * @param rateUnits of the rate
 * @param daily the total of a day
 * @param instructions to the patient or to who gives it
 */
public record DoseFields(
        int least, int most, int units, int per, int rate, int rateUnits, int daily, int instructions) {
    public static final DoseFields RXO = new DoseFields(2, 3, 4, 17, 21, 22, 23, 7);
    public static final DoseFields RXE = new DoseFields(3, 4, 5, 22, 23, 24, 19, 7);
    public static final DoseFields RXG = new DoseFields(5, 6, 7, 14, 15, 16, 0, 13);
    public static final DoseFields RXD = new DoseFields(0, 0, 0, 0, 0, 0, 12, 0);
}
