package health.tributary.pipeline;

import health.tributary.contract.feed.FeedRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Messages of two hospitals about a few people who share regional numbers: admissions, updates with empty and deleted fields,
 * discharges, cancellations, results in every status, merges, links and unlinks; in few seconds, so that times tie, some received
 * before the time that they state.
 */
final class RandomTraffic {
    static final FeedRegistry FEEDS = FeedRegistry.read("""
            {"feeds": [
              {"name": "north", "match": {"sendingFacility": "NORTH"}, "trust": 2, "authorities": [
                {"raw": ["MRN"], "namespace": "north-mrn"},
                {"raw": ["REGION"], "namespace": "region", "links": true}]},
              {"name": "south", "match": {"sendingFacility": "SOUTH"}, "trust": 1, "completeLists": ["AL1"], "authorities": [
                {"raw": ["MRN"], "namespace": "south-mrn"},
                {"raw": ["REGION"], "namespace": "region", "links": true}]}]}
            """);

    private static final int PATIENTS = 3;
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final DateTimeFormatter HL7 =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final String[] FACILITIES = {"NORTH", "SOUTH"};
    private static final String[] STATUSES = {"P", "P", "F", "F", "C", "D", "W", "X", "I"};

    private final Random random;
    private final Pipeline door = new Pipeline(FEEDS);
    private final List<Recorded> records = new ArrayList<>();

    RandomTraffic(Random random) {
        this.random = random;
    }

    /** What the door publishes for so many messages. */
    List<Recorded> records(int messages) {
        for (int number = 0; number < messages; number++) {
            int second = random.nextInt(20);
            // At times the sender's clock is far ahead.
            int ahead = random.nextInt(8) == 0 ? 3_600 : 0;
            String text = message(number, HL7.format(NOON.plusSeconds(second + ahead)));
            Instant received = NOON.plusSeconds(second).plusMillis(random.nextInt(30_000));
            records.addAll(door.admit(text.getBytes(StandardCharsets.UTF_8), received));
        }
        return records;
    }

    private String message(int number, String time) {
        String facility = FACILITIES[random.nextInt(2)];
        return switch (random.nextInt(12)) {
            case 0 -> identity("A40", facility, number, time);
            case 1 -> identity(random.nextBoolean() ? "A24" : "A37", facility, number, time);
            case 2, 3, 4, 5 -> results(facility, number, time);
            default -> visit(facility, number, time);
        };
    }

    private String visit(String facility, int number, String time) {
        String event = of("A01", "A03", "A04", "A08", "A08", "A11", "A13", "A31");
        StringBuilder text = new StringBuilder(header(facility, "ADT^" + event, number, time));
        text.append("EVN|").append(event).append('|').append(time).append('\r');
        text.append(patient(random.nextInt(PATIENTS), true));
        text.append("PV1|1|")
                .append(of("I", "O", "E", ""))
                .append('|')
                .append(of("W1^1^1", "W2", "", "\"\""))
                .append("||||")
                .append(of("11^Ek^Sara", "12^Holm^Per", ""))
                .append("||||||||||||V")
                .append(random.nextInt(2))
                .append("^^^VISITS|||||||||||||||||||||||||")
                .append(of("20260302110000", "20260302113000", ""))
                .append('\r');
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append("AL1|1|DA|")
                    .append(of("7980^Penicillin^RXNORM", "2670^Codeine^RXNORM"))
                    .append('|')
                    .append(of("SV", "MO", "\"\""))
                    .append('\r');
        }
        return text.toString();
    }

    private String results(String facility, int number, String time) {
        StringBuilder text = new StringBuilder(header(facility, "ORU^R01", number, time));
        text.append(patient(random.nextInt(PATIENTS), false));
        String status = of(STATUSES);
        int order = random.nextInt(2);
        // An order first has only a placer number, later a filler number too.
        text.append("OBR|1|P")
                .append(order)
                .append('|')
                .append(random.nextBoolean() ? "F" + order : "")
                .append("|24320-4^Panel^LN|||20260302113000|||||||||||||||")
                .append(time)
                .append("||CH|")
                .append(of("P", "F", "C"))
                .append('\r');
        for (int i = 0; i <= random.nextInt(2); i++) {
            text.append("OBX|")
                    .append(i + 1)
                    .append("|NM|")
                    .append(of("2823-3^Potassium^LN", "2160-0^Creatinine^LN"))
                    .append("||")
                    .append(of("4.1", "5.0", "6.10", "\"\"", ""))
                    .append("|mmol/L|3.5-5.0|")
                    .append(of("N", "H", ""))
                    .append("|||")
                    .append(status)
                    .append('\r');
        }
        return text.toString();
    }

    private String identity(String event, String facility, int number, String time) {
        int first = random.nextInt(PATIENTS);
        int second = (first + 1 + random.nextInt(PATIENTS - 1)) % PATIENTS;
        String other = event.equals("A40") ? "MRG|" + number(second) : "PID|2||" + number(second);
        return header(facility, "ADT^" + event, number, time) + "EVN|" + event + "|" + time + "\rPID|1||"
                + number(first) + other;
    }

    private static String number(int local) {
        return "1" + local + "^^^MRN^MR\r";
    }

    private String patient(int local, boolean details) {
        String regional = random.nextInt(3) == 0 ? "~R" + random.nextInt(2) + "^^^REGION^RRI" : "";
        String name = details ? of("Roe^Ada", "Roe^Ada^M", "Poe^Ida", "") : "Roe^Ada";
        String phone = details ? of("555-0101", "555-0102", "", "\"\"") : "";
        return "PID|1||1" + local + "^^^MRN^MR" + regional + "||" + name + "||" + of("19700101", "", "\"\"") + "|"
                + of("F", "M", "") + "|||||" + phone + "\r";
    }

    private static String header(String facility, String type, int number, String time) {
        return "MSH|^~\\&|APP|" + facility + "|TRIBUTARY|REGION|" + time + "||" + type + "|" + facility + number
                + "|P|2.5.1\r";
    }

    private String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
