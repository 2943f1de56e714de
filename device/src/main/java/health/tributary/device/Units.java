package health.tributary.device;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * The units that a source may use for a kind of quantity, each with its conversion to the metric's UCUM unit. Open mHealth's own
 * spellings and UCUM's. Factors are those that define the unit (international pound, inch, mile; thermochemical calorie); for
 * glucose the molar mass, 180.156 g/mol, and no other substance has one.
 */
enum Units {
    /** To /min. */
    HEART_BEATS(same("beats/min", "bpm", "/min", "1/min", "{beats}/min", "{Beats}/min")),
    /** To /min. */
    BREATHS(same("breaths/min", "/min", "1/min", "{breaths}/min")),
    /** To %. */
    PERCENT(same("%")),
    /** To mm[Hg]. */
    PRESSURE(same("mmHg", "mm[Hg]")),
    /** To kg/m2. */
    MASS_INDEX(same("kg/m2", "kg/m^2")),
    /** To {steps}; a count without a unit is one, as in the first versions of the schema. */
    STEPS(same("steps", "step", "{steps}", "")),
    /** To Cel. */
    TEMPERATURE(same("C", "Cel", "\u00b0C")
            .with(
                    new Conversion(new BigDecimal("32"), new BigDecimal("5"), new BigDecimal("9")),
                    "F",
                    "[degF]",
                    "\u00b0F")
            .with(new Conversion(new BigDecimal("273.15"), BigDecimal.ONE, BigDecimal.ONE), "K")),
    /** To kg. */
    MASS(same("kg")
            .with(Conversion.times("0.001"), "g")
            .with(Conversion.times("0.45359237"), "lb", "lbs", "[lb_av]")
            .with(Conversion.times("0.028349523125"), "oz", "[oz_av]")
            .with(Conversion.times("6.35029318"), "st", "[stone_av]")),
    /** To cm. */
    HEIGHT(same("cm")
            .with(Conversion.times("100"), "m")
            .with(Conversion.times("0.1"), "mm")
            .with(Conversion.times("2.54"), "in", "[in_i]")
            .with(Conversion.times("30.48"), "ft", "[ft_i]")),
    /** To m. */
    DISTANCE(same("m")
            .with(Conversion.times("1000"), "km")
            .with(Conversion.times("0.01"), "cm")
            .with(Conversion.times("1609.344"), "mi", "[mi_i]")
            .with(Conversion.times("0.9144"), "yd", "[yd_i]")
            .with(Conversion.times("0.3048"), "ft", "[ft_i]")),
    /** To mg/dL. */
    GLUCOSE(same("mg/dL", "mg/dl").with(Conversion.times("18.0156"), "mmol/L", "mmol/l")),
    /** To kcal. */
    ENERGY(same("kcal", "Cal").with(Conversion.by("4.184"), "kJ")),
    /** To min. */
    TIME(same("min")
            .with(Conversion.times("60"), "h", "hr")
            .with(Conversion.times("1440"), "d")
            .with(Conversion.by("60"), "sec", "s")
            .with(Conversion.by("60000"), "ms"));

    @SuppressWarnings("ImmutableEnumChecker") // never changed once it is made
    private final Map<String, Conversion> conversions;

    Units(Spellings spellings) {
        this.conversions = Map.copyOf(spellings.conversions);
    }

    /** The conversion from a unit; null for one that this kind of quantity does not have. */
    Conversion from(String unit) {
        return conversions.get(unit);
    }

    private static Spellings same(String... units) {
        return new Spellings().with(Conversion.NONE, units);
    }

    private static final class Spellings {
        private final Map<String, Conversion> conversions = new HashMap<>();

        Spellings with(Conversion conversion, String... units) {
            for (String unit : units) {
                conversions.put(unit, conversion);
            }
            return this;
        }
    }
}
