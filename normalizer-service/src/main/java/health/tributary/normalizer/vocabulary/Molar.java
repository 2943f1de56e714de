package health.tributary.normalizer.vocabulary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/**
 * Mass concentrations as amounts of substance, and back, for the analytes of {@code /vocabulary/molar-analytes.csv} and no others: a
 * conversion needs the molar mass of what was measured, which only its code tells. A percentage, or a unit of anything
 * else, is never converted.
 */
public final class Molar {
    /** A number with more digits was never measured. */
    private static final int MAX_CHARACTERS = 24;

    private static final int LEAST_DIGITS = 2;

    /** Grams per litre. */
    private static final Map<String, BigDecimal> MASS = Map.of(
            "g/L", BigDecimal.ONE,
            "mg/mL", BigDecimal.ONE,
            "g/dL", BigDecimal.TEN,
            "mg/dL", new BigDecimal("1E-2"),
            "mg/L", new BigDecimal("1E-3"),
            "ug/mL", new BigDecimal("1E-3"),
            "ug/dL", new BigDecimal("1E-5"),
            "ug/L", new BigDecimal("1E-6"),
            "ng/mL", new BigDecimal("1E-6"));

    /** Moles per litre. */
    private static final Map<String, BigDecimal> AMOUNT = Map.of(
            "mol/L", BigDecimal.ONE,
            "mmol/L", new BigDecimal("1E-3"),
            "umol/L", new BigDecimal("1E-6"),
            "nmol/L", new BigDecimal("1E-9"));

    private static final Map<String, Analyte> ANALYTES = analytes();

    private Molar() {}

    private record Analyte(BigDecimal gramsPerMole, String massUnit, String molarUnit) {}

    /**
     * A quantity that was worked out.
     *
     * @param value with as many digits as what was measured, at least two
     * @param unit a UCUM code
     */
    public record Converted(String value, String unit) {}

    /** Whether the analyte of a LOINC code has a molar mass here. */
    public static boolean knows(String loinc) {
        return ANALYTES.containsKey(loinc);
    }

    /** A positive number in the other kind of unit, or null: the analyte is not listed, or the unit is neither kind. */
    public static Converted convert(String loinc, String number, String ucum) {
        Analyte analyte = ANALYTES.get(loinc);
        if (analyte == null || ucum == null || number.length() > MAX_CHARACTERS) {
            return null;
        }
        BigDecimal measured = new BigDecimal(number);
        if (measured.signum() <= 0) {
            return null;
        }
        MathContext digits = new MathContext(Math.max(LEAST_DIGITS, measured.precision()), RoundingMode.HALF_EVEN);
        BigDecimal mass = MASS.get(ucum);
        if (mass != null) {
            BigDecimal to = AMOUNT.get(analyte.molarUnit).multiply(analyte.gramsPerMole);
            return converted(measured.multiply(mass).divide(to, digits), analyte.molarUnit);
        }
        BigDecimal amount = AMOUNT.get(ucum);
        if (amount == null) {
            return null;
        }
        BigDecimal grams = measured.multiply(amount).multiply(analyte.gramsPerMole);
        return converted(grams.divide(MASS.get(analyte.massUnit), digits), analyte.massUnit);
    }

    private static Converted converted(BigDecimal value, String unit) {
        return new Converted(value.toPlainString(), unit);
    }

    private static Map<String, Analyte> analytes() {
        Map<String, Analyte> analytes = new HashMap<>();
        for (String[] row : Csv.rows("molar-analytes")) {
            Analyte analyte = new Analyte(new BigDecimal(row[1]), row[2], row[3]);
            if (!MASS.containsKey(analyte.massUnit) || !AMOUNT.containsKey(analyte.molarUnit)) {
                throw new IllegalStateException("an analyte has a unit that is none of its kind");
            }
            if (analytes.put(row[0], analyte) != null) {
                throw new IllegalStateException("an analyte is listed twice");
            }
        }
        return Map.copyOf(analytes);
    }
}
