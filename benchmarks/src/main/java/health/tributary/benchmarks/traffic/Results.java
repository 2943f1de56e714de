package health.tributary.benchmarks.traffic;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Final results of an order of its own, ORU^R01, with some observations. The mark is the filler order number. */
public final class Results implements Kind {
    private static final String[][] TESTS = {
        {"2345-7^Glucose^LN", "mg/dL", "70-105"},
        {"2160-0^Creatinine^LN", "mg/dL", "0.6-1.2"},
        {"2951-2^Sodium^LN", "mmol/L", "135-145"},
        {"2823-3^Potassium^LN", "mmol/L", "3.5-5.0"},
        {"17861-6^Calcium^LN", "mg/dL", "8.5-10.2"}
    };

    private final String run;
    private final int observations;
    private final Hl7v2Text text;

    /**
     * The results of one run.
     *
     * @param run letters and digits
     * @param observations a message has
     */
    public Results(String run, int observations) {
        this.run = run;
        this.observations = observations;
        this.text = new Hl7v2Text(run);
    }

    @Override
    public String name() {
        return "oru";
    }

    @Override
    public Door door() {
        return new Door.Mllp();
    }

    @Override
    public boolean replaces() {
        return false;
    }

    @Override
    public Person person(int patient) {
        return text.person(patient);
    }

    @Override
    public String whereShown(int patient, Mark mark) {
        return "/DiagnosticReport?identifier=" + mark.text(run);
    }

    @Override
    public Map<String, Integer> leaves(int messages) {
        return Map.of("DiagnosticReport", messages, "Observation", observations * messages, "ServiceRequest", messages);
    }

    @Override
    public Optional<String> code() {
        return Optional.of("http://loinc.org|2345-7");
    }

    @Override
    public Message message(int patient, long sequence, Instant now) {
        Mark mark = new Mark(name(), sequence, sequence);
        String order = mark.text(run);
        String time = Hl7v2Text.time(now);
        String[] segments = new String[3 + observations];
        segments[0] =
                "PID|1||" + text.number(patient) + "^^^M11^MR||EVERYWOMAN" + patient + "^EVE^E^III^^^L||19610615|F";
        segments[1] = "ORC|RE|P" + order + "^GHH OE|" + order + "^GHH LAB||CM||||" + time;
        segments[2] = "OBR|1|P" + order + "^GHH OE|" + order + "^GHH LAB|24323-8^Comprehensive metabolic panel^LN|||"
                + time + "|||||||||||||||" + time + "||LAB|F";
        for (int i = 0; i < observations; i++) {
            String[] test = TESTS[i % TESTS.length];
            segments[3 + i] = "OBX|" + (i + 1) + "|NM|" + test[0] + "|" + (i / TESTS.length + 1) + "|"
                    + (100 + sequence % 50) + "|" + test[1] + "^" + test[1] + "^UCUM|" + test[2] + "|N|||F|||" + time;
        }
        return text.message(mark, "ORU^R01^ORU_R01", now, segments);
    }
}
