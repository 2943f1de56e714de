package health.tributary.normalizer.normalize.hl7v2.type;

/** TM: a time of the day, {@code HHMM} or {@code HHMMSS}. */
final class Tm {
    private Tm() {}

    /** Whether a text is one. */
    static boolean isTime(String text) {
        if (text.length() != 4 && text.length() != 6) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.compareTo("24") < 0 && text.charAt(2) < '6' && (text.length() == 4 || text.charAt(4) < '6');
    }

    /** As FHIR writes it: {@code HH:MM:SS}. */
    static String time(String text) {
        return text.substring(0, 2)
                + ':'
                + text.substring(2, 4)
                + ':'
                + (text.length() == 6 ? text.substring(4) : "00");
    }
}
