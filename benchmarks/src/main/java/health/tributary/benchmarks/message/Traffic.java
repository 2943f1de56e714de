package health.tributary.benchmarks.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Messages of synthetic patients. Each carries its number as {@code SEQn} where the record shows it: an admission in the
 * patient's and the relative's address (a notification about a Patient carries no resource), results in the filler number.
 */
public final class Traffic {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSSxx").withZone(ZoneOffset.UTC);
    private static final String[][] TESTS = {
        {"2345-7^Glucose^LN", "mg/dL", "70-105"},
        {"2160-0^Creatinine^LN", "mg/dL", "0.6-1.2"},
        {"2951-2^Sodium^LN", "mmol/L", "135-145"},
        {"2823-3^Potassium^LN", "mmol/L", "3.5-5.0"},
        {"17861-6^Calcium^LN", "mg/dL", "8.5-10.2"}
    };

    private final String run;

    /**
     * Traffic that is told apart from other runs'.
     *
     * @param run letters and digits
     */
    public Traffic(String run) {
        this.run = run;
    }

    /** The medical record number of a patient. */
    public String number(int patient) {
        return run + "P" + patient;
    }

    /** An ADT^A08 of about one kilobyte, whose address line is {@code SEQ<sequence>}. */
    public byte[] update(int patient, long sequence, Instant now) {
        String time = TIME.format(now);
        String visit = number(patient) + "V1";
        return bytes(
                header("ADT^A08^ADT_A01", sequence, time),
                "EVN|A08|" + time + "|||1234^CLERK^ADMIT",
                person(patient, "SEQ" + sequence),
                "NK1|1|JONES^BARBARA^K|WIFE^Wife^HL70063|SEQ" + sequence
                        + "^^GREENSBORO^NC^27401|^PRN^PH^^1^919^5551212||NOK",
                "PV1|1|I|2000^2012^01^GENHOSP||||004777^ATTEND^AARON^A^^DR|004778^REFER^RALPH^A|004779^CONSULT^CARL|SUR||||7|||"
                        + "004777^ATTEND^AARON^A|IP|" + visit + "^^^GENHOSP^VN|||||||||||||||||||||||||20240315101500",
                "AL1|1|DA^Drug allergy^HL70127|7980^Penicillin G^RXNORM|SV|Hives~Rash|20100101",
                "DG1|1||I10^Essential hypertension^I10C||20240315|A");
    }

    /** An ORU^R01 with some results and the filler number {@code SEQ<sequence>}. */
    public byte[] results(int patient, long sequence, Instant now, int count) {
        String time = TIME.format(now);
        String order = run + "SEQ" + sequence;
        String[] segments = new String[4 + count];
        segments[0] = header("ORU^R01^ORU_R01", sequence, time);
        segments[1] = "PID|1||" + number(patient) + "^^^M11^MR||EVERYWOMAN" + patient + "^EVE^E^III^^^L||19610615|F";
        segments[2] = "ORC|RE|P" + order + "^GHH OE|" + order + "^GHH LAB||CM||||" + time;
        segments[3] = "OBR|1|P" + order + "^GHH OE|" + order + "^GHH LAB|24323-8^Comprehensive metabolic panel^LN|||"
                + time + "|||||||||||||||" + time + "||LAB|F";
        for (int i = 0; i < count; i++) {
            String[] test = TESTS[i % TESTS.length];
            segments[4 + i] = "OBX|" + (i + 1) + "|NM|" + test[0] + "|" + (i / TESTS.length + 1) + "|"
                    + (100 + sequence % 50) + "|" + test[1] + "^" + test[1] + "^UCUM|" + test[2] + "|N|||F|||" + time;
        }
        return bytes(segments);
    }

    private String header(String kind, long sequence, String time) {
        return "MSH|^~\\&|ADTAPP|" + run + "^1.2.3.4.5^ISO|PHR|PLATFORM|" + time + "||" + kind + "|" + run + "-"
                + sequence + "|P|2.6|||AL|NE|USA";
    }

    private String person(int patient, String street) {
        return "PID|1||" + number(patient) + "^^^M11^MR||EVERYWOMAN" + patient
                + "^EVE^E^III^^^L||19610615|F||2106-3^White^HL70005|"
                + street + "^^GREENSBORO^NC^27401-1020^USA^H||^PRN^PH^^1^919^5551212|^WPN^PH^^1^919^2711234||M|||"
                + "444556666||||||||||||N";
    }

    private static byte[] bytes(String... segments) {
        return (String.join("\r", segments) + "\r").getBytes(StandardCharsets.US_ASCII);
    }
}
