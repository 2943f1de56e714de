package health.tributary.normalizer.normalize.hl7v2.type;

/** A number with what it is compared by, as results are written: {@code <15}, {@code >= 60}. */
public final class Comparators {
    private Comparators() {}

    /**
     * A number.
     *
     * @param comparator {@code <}, {@code <=}, {@code >=}, {@code >}, or empty for the number itself
     * @param number its JSON text
     */
    public record Compared(String comparator, String number) {}

    /** A number with or without a comparator, or null if the text is none. */
    public static Compared read(String text) {
        String comparator = of(text);
        String number = Nm.json(text.substring(comparator.length()).trim());
        return number == null ? null : new Compared(comparator.equals("=") ? "" : comparator, number);
    }

    /** The comparator that a text begins with, {@code =} among them, or an empty text. */
    static String of(String text) {
        if (text.startsWith("<=") || text.startsWith(">=")) {
            return text.substring(0, 2);
        }
        return text.startsWith("<") || text.startsWith(">") || text.startsWith("=") ? text.substring(0, 1) : "";
    }
}
