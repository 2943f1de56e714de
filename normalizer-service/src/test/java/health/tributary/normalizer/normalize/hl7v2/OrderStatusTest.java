package health.tributary.normalizer.normalize.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.Envelope;
import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an order stands by ORC-1, ORC-5 and OBR-25, in every order of arrival (cases 22, 23, 32). */
class OrderStatusTest {
    private static final String STATUS = "status";

    /** An order message of a control code, of a minute of the same hour. */
    private static Normalized orm(int minute, String control, String orderStatus, String resultStatus) {
        return message("ORM^O01", minute, control, orderStatus, resultStatus);
    }

    private static Normalized orm(int minute, String control) {
        return orm(minute, control, "", "");
    }

    private static Normalized message(
            String type, int minute, String control, String orderStatus, String resultStatus) {
        return Samples.normalized(
                Samples.msh(type),
                Samples.PID,
                "ORC|" + control + "|P1^OE|||" + orderStatus + "||||202403150" + (800 + minute) + "00-0500",
                "OBR|1|P1^OE||1^Panel^L|||||||||||||||||||||" + resultStatus);
    }

    private static String inEveryOrder(Normalized... messages) {
        return Arrivals.inEveryOrder("ServiceRequest", messages).get(STATUS);
    }

    private static String json(String code) {
        return "\"status\":\"" + code + '"';
    }

    @ParameterizedTest
    @CsvSource({
        "NW,active,1",
        "OK,active,1",
        "RL,active,1",
        "OE,active,1",
        "OR,active,1",
        "RO,active,1",
        "AF,active,1",
        "PY,active,1",
        "UC,active,1",
        "UD,active,1",
        "UH,active,1",
        "UM,active,1",
        "CA,revoked,1",
        "OC,revoked,1",
        "CR,revoked,1",
        "DC,revoked,1",
        "OD,revoked,1",
        "DR,revoked,1",
        "DF,revoked,1",
        "RP,revoked,1",
        "RU,revoked,1",
        "RQ,revoked,1",
        "UA,revoked,1",
        "HD,on-hold,1",
        "OH,on-hold,1",
        "HR,on-hold,1",
        "UR,on-hold,1",
        "FU,completed,1",
        "XO,active,0",
        "XX,active,0",
        "XR,active,0",
        "UX,active,0",
        "PA,active,0",
        "CH,active,0",
        "SN,active,0",
        "NA,active,0",
        "RR,active,0",
        "RF,active,0",
        "OF,active,0",
        "UF,active,0",
        "OP,active,0",
        "LI,active,0",
        "UN,active,0",
        "SC,unknown,0",
        "SR,unknown,0",
        "SS,unknown,0",
        "DE,unknown,0",
        "NR,unknown,0",
        "ZZ,unknown,0"
    })
    void everyControlCodeHasItsStatusAndItsRank(String control, String status, int rank) {
        Slot slot = Samples.slot(Samples.only(orm(0, control), "ServiceRequest"), STATUS)
                .orElseThrow();
        assertThat(slot.json()).isEqualTo(json(status));
        assertThat(slot.rank()).isEqualTo(rank);
        assertThat(slot.source()).isEqualTo("ORC-1");
    }

    @ParameterizedTest
    @CsvSource({
        "A,active",
        "IP,active",
        "SC,active",
        "CM,completed",
        "CA,revoked",
        "DC,revoked",
        "RP,revoked",
        "HD,on-hold",
        "ER,entered-in-error"
    })
    void theOrderStatusCountsBeforeTheControlCodeUnlessThatEndsWhatItSaysLives(String orderStatus, String status) {
        boolean lives = status.equals("active");
        for (String control : List.of("NW", "SC", "UC")) {
            assertThat(inEveryOrder(orm(0, control, orderStatus, ""))).isEqualTo(json(status));
        }
        assertThat(inEveryOrder(orm(0, "CA", orderStatus, ""))).isEqualTo(json(lives ? "revoked" : status));
        assertThat(inEveryOrder(orm(0, "HD", orderStatus, ""))).isEqualTo(json(lives ? "on-hold" : status));
    }

    @ParameterizedTest
    @CsvSource({
        "F,completed,1",
        "C,completed,1",
        "X,revoked,1",
        "O,active,0",
        "I,active,0",
        "S,active,0",
        "A,active,0",
        "P,active,0",
        "R,active,0"
    })
    void theStatusOfTheResultsCountsWhereNeitherSaysOne(String resultStatus, String status, int rank) {
        Slot slot = Samples.slot(Samples.only(orm(0, "SC", "", resultStatus), "ServiceRequest"), STATUS)
                .orElseThrow();
        assertThat(slot.json()).isEqualTo(json(status));
        assertThat(slot.rank()).isEqualTo(rank);
        assertThat(slot.source()).isEqualTo("OBR-25");
    }

    /** Case 22. */
    @ParameterizedTest
    @CsvSource({
        "NW CA,revoked",
        "NW OC,revoked",
        "NW CA CR,revoked",
        "NW CA UC,active",
        "NW DC UD,active",
        "NW HD,on-hold",
        "NW HD RL,active",
        "NW HD OH RL OE,active",
        "NW HD UH,active",
        "NW HD RL UR,on-hold",
        "NW OK XO,active",
        "NW HD XO,on-hold",
        "NW CA XX,revoked",
        "NW RP,revoked",
        "NW RP UM,active",
        "NW RU,revoked",
        "NW UA,revoked",
        "SN NA NW,active",
        "NW SR,active",
        "NW DE,active",
        "NW CA SC,revoked",
        "NW OH OD,revoked",
        "NW DC DR,revoked"
    })
    void theLastWordStandsInEveryOrderOfArrival(String controls, String status) {
        String[] codes = controls.split(" ", -1);
        Normalized[] messages = new Normalized[codes.length];
        for (int i = 0; i < codes.length; i++) {
            messages[i] = orm(i, codes[i]);
        }
        assertThat(inEveryOrder(messages)).isEqualTo(json(status));
    }

    /** Case 22: a preliminary result that comes late says nothing of an order that was cancelled; a final one completes it. */
    @Test
    void resultsCompleteTheirOrderAndAPreliminaryOneRevivesNone() {
        Normalized order = orm(0, "NW");
        Normalized preliminary = message("ORU^R01", 2, "RE", "", "P");
        Normalized last = message("ORU^R01", 3, "RE", "", "F");
        assertThat(inEveryOrder(order, preliminary)).isEqualTo(json("active"));
        assertThat(inEveryOrder(order, preliminary, last)).isEqualTo(json("completed"));
        assertThat(inEveryOrder(order, orm(1, "CA"), preliminary)).isEqualTo(json("revoked"));
        assertThat(inEveryOrder(order, last, orm(1, "SC", "IP", ""))).isEqualTo(json("completed"));
    }

    @Test
    void aCancelledTestOfALaboratoryRevokesItsOrder() {
        assertThat(inEveryOrder(orm(0, "NW"), message("ORU^R01", 1, "RE", "", "X")))
                .isEqualTo(json("revoked"));
    }

    /** Case 32: two messages of one second, then a resend of the first. */
    @Test
    void ofTwoMessagesOfOneSecondTheOneThatCameLaterStandsThoughTheFirstIsResent() {
        Normalized held = receivedAt("2024-03-15T16:00:00Z", "HD");
        Normalized released = receivedAt("2024-03-15T16:00:01Z", "RL");
        Normalized again = receivedAt("2024-03-15T16:00:09Z", "HD");
        assertThat(inEveryOrder(held, released)).isEqualTo(json("active"));
        assertThat(inEveryOrder(held, released, again)).isEqualTo(json("active"));
    }

    private static Normalized receivedAt(String time, String control) {
        byte[] body = Samples.bytes(
                Samples.msh("ORM^O01"), Samples.PID, "ORC|" + control + "|P1^OE", "OBR|1|P1^OE||1^Panel^L");
        Envelope usual = Samples.envelope("genhosp", body);
        Envelope envelope = new Envelope(
                usual.id(),
                usual.feed(),
                usual.contentType(),
                Instant.parse(time),
                usual.subject(),
                usual.traceparent(),
                false,
                false);
        return (Normalized) Samples.NORMALIZER.normalize(body, envelope, Samples.feed("genhosp"));
    }

    /** Case 23. */
    @Test
    void emptyFieldsOfAChangeLeaveTheOrderAndTwoQuotesClear() {
        Normalized order = Samples.normalized(
                Samples.msh("ORM^O01"),
                Samples.PID,
                "ORC|NW|P1^OE|||||||20240315080000-0500|||5555^Marsh^Paula",
                "OBR|1|P1^OE||1^Panel^L|S|20240316|||||||||||||||||||||||||R53^Fatigue^I10C");
        Normalized change = Samples.normalized(
                Samples.msh("ORM^O01"),
                Samples.PID,
                "ORC|XO|P1^OE|||||||20240315081000-0500",
                "OBR|1|P1^OE||1^Panel^L||\"\"");
        Map<String, String> shown = Arrivals.inEveryOrder("ServiceRequest", order, change);
        assertThat(shown)
                .containsKeys("requester", "reasonCode#OBR-31")
                .containsEntry("priority", "\"priority\":\"stat\"")
                .doesNotContainKey("occurrence[x]")
                .containsEntry(STATUS, json("active"));
    }

    /** Case 23. */
    @Test
    void anOrderThatIsChangedToFixedTimesIsNoLongerAsNeeded() {
        String obr = "OBR|1|P1^OE||1^Panel^L";
        Normalized asNeeded = Samples.normalized(
                Samples.msh("OMG^O19"),
                Samples.PID,
                "ORC|NW|P1^OE|||||||20240315080000-0500",
                "TQ1|1||PRN||||||A",
                obr);
        Normalized fixed = Samples.normalized(
                Samples.msh("OMG^O19"), Samples.PID, "ORC|XO|P1^OE|||||||20240315081000-0500", "TQ1|1||Q6H", obr);
        Normalized cleared = Samples.normalized(
                Samples.msh("OMG^O19"),
                Samples.PID,
                "ORC|XO|P1^OE|||||||20240315081000-0500",
                "TQ1|1||||||||\"\"",
                obr);
        assertThat(Arrivals.inEveryOrder("ServiceRequest", asNeeded)).containsKeys("asNeeded[x]", "occurrence[x]");
        assertThat(Arrivals.inEveryOrder("ServiceRequest", asNeeded, fixed)).doesNotContainKey("asNeeded[x]");
        assertThat(Arrivals.inEveryOrder("ServiceRequest", asNeeded, cleared))
                .doesNotContainKeys("asNeeded[x]", "priority");
    }

    @Test
    void aLocalOrderStatusIsWarnedOfAndTheControlCodeCounts() {
        Normalized normalized = orm(0, "HD", "ZZ", "");
        assertThat(inEveryOrder(normalized)).isEqualTo(json("on-hold"));
        assertThat(normalized.warnings())
                .anySatisfy(warning -> assertThat(warning.place()).isEqualTo("ORC-5"));
    }

    @Test
    void anOrderWithoutOrcIsSupposedToStand() {
        Normalized normalized = Samples.normalized(Samples.msh("OMG^O19"), Samples.PID, "OBR|1|P1^OE||1^Panel^L");
        assertThat(Samples.slot(Samples.only(normalized, "ServiceRequest"), STATUS))
                .hasValueSatisfying(slot -> {
                    assertThat(slot.json()).isEqualTo(json("active"));
                    assertThat(slot.rank()).isZero();
                });
    }

    @Test
    void aReflexOrderStaysOneThoughLaterMessagesDoNotRepeatIt() {
        Normalized reflex = Samples.normalized(
                Samples.msh("ORM^O01"),
                Samples.PID,
                "ORC|NW|P1^OE|||||||20240315080000-0500",
                "OBR|1|P1^OE||1^Panel^L|||||||G");
        assertThat(Arrivals.inEveryOrder("ServiceRequest", reflex, orm(9, "SC")))
                .containsEntry("intent", "\"intent\":\"reflex-order\"");
    }
}
