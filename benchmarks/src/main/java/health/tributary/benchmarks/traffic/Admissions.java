package health.tributary.benchmarks.traffic;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Updates of a patient's visit, ADT^A08, about one kilobyte. A patient's next one replaces what the one before it said, so that
 * only the last of several that are applied together is ever shown. The mark is the address line of the patient and of the
 * relative; a notification about the relative carries it.
 */
public final class Admissions implements Kind {
    private final String run;
    private final Hl7v2Text text;

    /**
     * The updates of one run.
     *
     * @param run letters and digits
     */
    public Admissions(String run) {
        this.run = run;
        this.text = new Hl7v2Text(run);
    }

    @Override
    public String name() {
        return "adt";
    }

    @Override
    public Door door() {
        return new Door.Mllp();
    }

    @Override
    public boolean replaces() {
        return true;
    }

    @Override
    public Person person(int patient) {
        return text.person(patient);
    }

    @Override
    public String whereShown(int patient, Mark mark) {
        return text.person(patient).search();
    }

    @Override
    public Map<String, Integer> leaves(int messages) {
        return Map.of("Encounter", 1, "AllergyIntolerance", 1, "Condition", 1, "RelatedPerson", 1);
    }

    @Override
    public Optional<String> code() {
        return Optional.empty();
    }

    @Override
    public Message message(int patient, long sequence, Instant now) {
        Mark mark = new Mark(name(), patient, sequence);
        String street = mark.text(run);
        String number = text.number(patient);
        return text.message(
                mark,
                "ADT^A08^ADT_A01",
                now,
                "EVN|A08|" + Hl7v2Text.time(now) + "|||1234^CLERK^ADMIT",
                "PID|1||" + number + "^^^M11^MR||EVERYWOMAN" + patient
                        + "^EVE^E^III^^^L||19610615|F||2106-3^White^HL70005|" + street
                        + "^^GREENSBORO^NC^27401-1020^USA^H||^PRN^PH^^1^919^5551212|^WPN^PH^^1^919^2711234||M|||"
                        + "444556666||||||||||||N",
                "NK1|1|JONES^BARBARA^K|WIFE^Wife^HL70063|" + street
                        + "^^GREENSBORO^NC^27401|^PRN^PH^^1^919^5551212||NOK",
                "PV1|1|I|2000^2012^01^GENHOSP||||004777^ATTEND^AARON^A^^DR|004778^REFER^RALPH^A|004779^CONSULT^CARL|SUR||||7|||"
                        + "004777^ATTEND^AARON^A|IP|" + number
                        + "V1^^^GENHOSP^VN|||||||||||||||||||||||||20240315101500",
                "AL1|1|DA^Drug allergy^HL70127|7980^Penicillin G^RXNORM|SV|Hives~Rash|20100101",
                "DG1|1||I10^Essential hypertension^I10C||20240315|A");
    }
}
