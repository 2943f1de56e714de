package health.tributary.device;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * From a source's unit to a metric's: {@code (value - zero) * times / by}. Exact wherever a decimal can be: a fraction that has
 * none is rounded to {@value #MORE_DECIMALS} decimals more than the source wrote.
 */
record Conversion(BigDecimal zero, BigDecimal times, BigDecimal by) {
    static final Conversion NONE = new Conversion(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE);

    private static final int MORE_DECIMALS = 3;
    private static final MathContext WIDTH = new MathContext(18, RoundingMode.HALF_EVEN);
    private static final int MAX_DECIMALS = 18;

    static Conversion times(String factor) {
        return new Conversion(BigDecimal.ZERO, new BigDecimal(factor), BigDecimal.ONE);
    }

    static Conversion by(String divisor) {
        return new Conversion(BigDecimal.ZERO, BigDecimal.ONE, new BigDecimal(divisor));
    }

    /** The converted value; the source's own digits where there is nothing to convert. */
    @SuppressWarnings("ReferenceEquality") // the one object that stands for no conversion
    BigDecimal apply(BigDecimal value) {
        if (this == NONE) {
            return value;
        }
        BigDecimal product = value.subtract(zero).multiply(times);
        BigDecimal exact = by.compareTo(BigDecimal.ONE) == 0
                ? product
                : product.divide(by, Math.max(value.scale(), 0) + MORE_DECIMALS, RoundingMode.HALF_EVEN);
        BigDecimal bounded = exact.round(WIDTH);
        bounded = bounded.scale() > MAX_DECIMALS ? bounded.setScale(MAX_DECIMALS, RoundingMode.HALF_EVEN) : bounded;
        BigDecimal plain = bounded.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
