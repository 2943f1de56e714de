package health.tributary.normalizer.normalize.hl7v2.message.immunization;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.segment.OrcImmunization;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which entry each vaccination of a message is: by filler number, else placer number, else the day and the vaccine, since a vaccine is
 * given once a day. A number is one vaccination; but where a message has several vaccines under one number, each of them is an entry of
 * its own, by the number and the vaccine, and none is that of the bare number.
 */
final class VaccinationKeys {
    /** Stands for the vaccine of a number that has more than one. */
    private static final String SEVERAL = "several";

    /** YYYYMMDD. */
    private static final int DAY_LENGTH = 8;

    private final Context context;
    /** The vaccine of each number. */
    private final Map<String, String> vaccines = new HashMap<>();

    private final Map<String, Integer> used = new HashMap<>();

    /** Of all vaccinations of a message. */
    VaccinationKeys(List<Vaccination> all, Context context) {
        this.context = context;
        if (all.size() > 1) {
            for (Vaccination each : all) {
                String number = number(each);
                if (number != null) {
                    vaccines.merge(number, vaccine(each), (one, other) -> one.equals(other) ? one : SEVERAL);
                }
            }
        }
    }

    /**
     * The keys of a vaccination.
     *
     * @param entry its own; null if it has neither number nor vaccine
     * @param former what it was called before it had a filler's number; null if it has none, or no placer's
     * @param amongSeveral its own if its number stood for several vaccines in an earlier message; null if it has no number
     */
    record Keys(String entry, String former, String amongSeveral) {}

    /** Of the next vaccination: those that nothing tells from one before are numbered. */
    Keys of(Vaccination vaccination) {
        String filler = filler(vaccination);
        String placer = placer(vaccination);
        String number = filler == null ? placer : filler;
        String vaccine = vaccine(vaccination);
        if (number == null && vaccine.isEmpty()) {
            return new Keys(null, null, null);
        }
        String suffix = number != null && isOfSeveral(number) ? '|' + vaccine : "";
        String base = number == null ? "given|" + day(vaccination) + vaccine : number;
        int occurrence = used.merge(base + suffix, 1, Integer::sum);
        suffix = occurrence == 1 ? suffix : suffix + "|#" + occurrence;
        return new Keys(
                base + suffix,
                filler == null || placer == null ? null : placer + suffix,
                number == null ? null : number + '|' + vaccine);
    }

    /** The numbers that stand for several vaccines: no entries any more, if they ever were. */
    List<String> ofSeveral() {
        List<String> numbers = new ArrayList<>(0);
        for (String number : vaccines.keySet()) {
            if (isOfSeveral(number)) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    private boolean isOfSeveral(String number) {
        return SEVERAL.equals(vaccines.get(number));
    }

    private String number(Vaccination vaccination) {
        String filler = filler(vaccination);
        return filler == null ? placer(vaccination) : filler;
    }

    private String filler(Vaccination vaccination) {
        return number("filler|", vaccination.orc, 3);
    }

    private String placer(Vaccination vaccination) {
        return number("placer|", vaccination.orc, 2);
    }

    private String number(String kind, Segment orc, int field) {
        String number = orc != null && OrcImmunization.isNumber(orc, field)
                ? Ei.key(Composite.of(orc.field(field)), context)
                : null;
        return number == null ? null : kind + number;
    }

    private String vaccine(Vaccination vaccination) {
        String vaccine = Cwe.key(Composite.of(vaccination.rxa.field(5)), context);
        return vaccine == null ? "" : vaccine;
    }

    /** The day of a time; what is no time of HL7's is taken whole, since its beginning may be that of many days. */
    private static String day(Vaccination vaccination) {
        Composite time = Composite.of(vaccination.rxa.field(3));
        String text = time.text(1).trim();
        return (Dtm.isTime(time) ? text.substring(0, Math.min(DAY_LENGTH, text.length())) : text) + '|';
    }
}
