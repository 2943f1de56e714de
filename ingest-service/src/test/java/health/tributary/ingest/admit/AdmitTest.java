package health.tributary.ingest.admit;

import static health.tributary.ingest.Samples.KEY;
import static health.tributary.ingest.Samples.NOW;
import static health.tributary.ingest.Samples.REGISTRY;
import static health.tributary.ingest.Samples.admission;
import static health.tributary.ingest.Samples.bytes;
import static health.tributary.ingest.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.Reason;
import health.tributary.contract.Topics;
import health.tributary.contract.feed.Feed;
import health.tributary.hl7v2.AckCode.Outcome;
import health.tributary.ingest.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmitTest {
    private static final Admit ADMIT = new Admit(KEY, new AdmitRules(3, 1));
    private static final FeedLookup BY_HEADER = FeedLookup.byHeader(REGISTRY);

    private static Admission one(String text) {
        Delivery delivery = ADMIT.admit(Arrival.of(bytes(text), NOW), BY_HEADER);
        assertThat(delivery).isInstanceOf(Delivery.Single.class);
        return delivery.admissions().get(0);
    }

    private static Admitted admitted(String text) {
        Admission admission = one(text);
        assertThat(admission).isInstanceOf(Admitted.class);
        return (Admitted) admission;
    }

    private static Refused refused(String text) {
        Admission admission = one(text);
        assertThat(admission).isInstanceOf(Refused.class);
        return (Refused) admission;
    }

    @Test
    void aMessageIsKeyedByThePatientThatItsFeedsRuleNames() {
        Admitted taken = admitted(admission("1", "777"));
        assertThat(taken.envelope().feed()).isEqualTo(new FeedId("north"));
        assertThat(taken.envelope().subject()).contains(KEY.subject("north", "777"));
        assertThat(taken.envelope().key())
                .isEqualTo(KEY.subject("north", "777").value())
                .doesNotContain("777");
        assertThat(taken.envelope().topic()).isEqualTo(Topics.FEED);
        assertThat(taken.envelope().receivedAt()).isEqualTo(NOW);
        assertThat(taken.body()).isEqualTo(bytes(admission("1", "777")));
    }

    @Test
    void case2_aResendIsTheSameMessage() {
        Admitted first = admitted(admission("1", "777"));
        Delivery again = ADMIT.admit(Arrival.of(bytes(admission("1", "777")), NOW.plusSeconds(60)), BY_HEADER);
        assertThat(again.admissions().get(0).envelope().id())
                .isEqualTo(first.envelope().id());
        assertThat(again.admissions().get(0).envelope().traceparent())
                .isEqualTo(first.envelope().traceparent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PID|1||5^^^REGION^NI",
                "PID|1||1^^^MRN~2^^^MRN",
                "PID|1",
                "PID|1||1^^^MRN\rPV1|1\rPID|2||2^^^MRN",
                "PID|1||1^^^MRN\rPV1|1\rPID|2||2^^^REGION",
                "ZZZ|1"
            })
    void withoutOnePatientAMessageIsTakenAndKeyedByItself(String segments) {
        Admitted taken = admitted(message("NORTH", "1", "", segments));
        assertThat(taken.envelope().subject()).isEmpty();
        assertThat(taken.envelope().key()).isEqualTo(taken.envelope().id().value());
    }

    @Test
    void severalPidsOfOnePatientAreOnePatient() {
        Admitted taken = admitted(message("NORTH", "1", "", "PID|1||1^^^MRN\rOBR|1\rPID|2||1^^^MRN"));
        assertThat(taken.envelope().subject()).contains(KEY.subject("north", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACK^A01", "XYZ^Z99", "", "RDE^O11"})
    void everyKindOfMessageIsTaken(String type) {
        assertThat(one("MSH|^~\\&|ADT|NORTH|||20260301||" + type + "|1|P|2.5\r"))
                .isInstanceOf(Admitted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MSH|^~\\&|ADT|NORTH\rPID|1||1^^^MRN",
                "MSH|^~\\&#|ADT|NORTH|||20260301||ADT^A01|1|P|2.7\nPID|1||1^^^MRN\n",
                "msh|^~\\&|ADT|NORTH\r\npid|1||1^^^MRN\r\n\r\nZPI|x\r\ntrailing junk",
                "\r\n MSH|^~\\&|ADT|NORTH\rPID|1||1^^^MRN\r\u001c"
            })
    void case21_whatIsPlainIsTaken(String text) {
        assertThat(admitted(text).envelope().subject()).contains(KEY.subject("north", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "PID|1||1", "MSH", "MSH|", "%PDF-1.4", "{\"resourceType\":\"Patient\"}"})
    void case21_whatCannotBeAMessageIsRefusedWholeWithPlaceAndRule(String text) {
        Refused refused = refused(text);
        assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(refused.rejection().reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(refused.rejection().rule()).isNotEmpty();
        assertThat(refused.body()).isEqualTo(bytes(text));
        assertThat(refused.envelope().feed()).isEqualTo(Admit.UNKNOWN_FEED);
        assertThat(refused.envelope().id()).isEqualTo(MessageId.of(Admit.UNKNOWN_FEED, bytes(text)));
    }

    @Test
    void aMessageOfNoConfiguredFeedIsRefused() {
        Refused refused = refused(message("ELSEWHERE", "1", "", "PID|1||1"));
        assertThat(refused.rejection().reason()).isEqualTo(Reason.UNKNOWN_FEED);
        assertThat(refused.rejection().place()).isEqualTo("MSH-4");
        assertThat(refused.envelope().feed()).isEqualTo(Admit.UNKNOWN_FEED);
    }

    @Test
    void aMessageOfAFeedThatItsSenderMayNotSendForIsOfNoFeed() {
        FeedLookup notNorth = FeedLookup.byHeader(REGISTRY, feed -> !feed.equals(new FeedId("north")));
        Arrival claimed = Arrival.of(bytes(admission("1", "1")), NOW);
        Refused refused = (Refused) ADMIT.admit(claimed, notNorth).admissions().get(0);
        assertThat(refused.rejection().reason()).isEqualTo(Reason.UNKNOWN_FEED);
        assertThat(refused.rejection().rule()).contains("another client certificate");
        assertThat(refused.envelope().feed()).isEqualTo(Admit.UNKNOWN_FEED);
        Arrival other = Arrival.of(bytes(message("OLD", "1", "", "")), NOW);
        assertThat(ADMIT.admit(other, notNorth).admissions().get(0)).isInstanceOf(Admitted.class);
    }

    /** Neither the first piece, whose end is missing, nor a later one may be taken for the whole. */
    @Test
    void aPieceOfALongerMessageIsRefusedWholeWithPlaceAndRule() {
        String whole = message("NORTH", "1", "", "PID|1||1^^^MRN\rOBX|1|TX|A||begins");
        Refused first = refused(whole + "DSC|next-1|F\r");
        assertThat(first.rejection().reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(first.rejection().place()).isEqualTo("DSC-1");
        assertThat(first.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(first.body()).isEqualTo(bytes(whole + "DSC|next-1|F\r"));
        assertThat(first.envelope().feed()).isEqualTo(new FeedId("north"));
        Refused second = refused(whole.replace("|P|2.5|||", "|P|2.5||next-1|"));
        assertThat(second.rejection().place()).isEqualTo("MSH-14");
        assertThat(second.rejection().rule()).contains("send the message whole");
        assertThat(one(whole + "DSC|next-1|I\r")).isInstanceOf(Admitted.class);
    }

    @Test
    void aFeedThatIsProvenIsNotLookedUpAndKeepsWhatItsSenderCannotWrite() {
        Feed clinic = REGISTRY.feed(new FeedId("clinic")).orElseThrow();
        Arrival junk = Arrival.of(bytes("junk"), NOW);
        Admission admission =
                ADMIT.admit(junk, FeedLookup.always(clinic)).admissions().get(0);
        assertThat(admission.envelope().feed()).isEqualTo(new FeedId("clinic"));
        assertThat(admission).isInstanceOf(Refused.class);
    }

    @Test
    void case15_identifiersAreReadInTheFeedsCharacterSet() {
        String text = message("CLINIC", "1", "", "PID|1||\u00c47^^^\u00dcBER^MR");
        assertThat(admitted(text).envelope().subject()).contains(KEY.subject("clinic/\u00dcBER", "\u00c47"));
        byte[] utf8 =
                text.replace("CLINIC", "NORTH").replace("\u00dcBER", "MRN").getBytes(StandardCharsets.UTF_8);
        Admission other =
                ADMIT.admit(Arrival.of(utf8, NOW), BY_HEADER).admissions().get(0);
        assertThat(other.envelope().subject()).contains(KEY.subject("north", "\u00c47"));
    }

    @Test
    void historyGoesItsOwnWayWhoeverSaysThatItIs() {
        assertThat(admitted(message("OLD", "1", "", "")).envelope().topic()).isEqualTo(Topics.FEED_BACKFILL);
        Arrival said = new Arrival(bytes(admission("1", "2")), NOW, true, Optional.empty());
        assertThat(ADMIT.admit(said, BY_HEADER).admissions().get(0).envelope().topic())
                .isEqualTo(Topics.FEED_BACKFILL);
    }

    @Test
    void aBatchIsAdmittedMessageByMessage() {
        String batch = "FHS|^~\\&|ADT|NORTH\rBHS|^~\\&|ADT|NORTH\r" + admission("1", "1")
                + message("ELSEWHERE", "2", "", "PID|1||2") + "BTS|2\rFTS|1\r";
        Delivery delivery = ADMIT.admit(Arrival.of(bytes(batch), NOW), BY_HEADER);
        assertThat(delivery).isInstanceOf(Delivery.Several.class);
        assertThat(delivery.admissions()).hasSize(2);
        assertThat(delivery.admissions().get(0)).isInstanceOf(Admitted.class);
        assertThat(delivery.admissions().get(0).body()).isEqualTo(bytes(admission("1", "1")));
        assertThat(delivery.admissions().get(1)).isInstanceOf(Refused.class);
    }

    @Test
    void aMessageInABatchIsTheSameAsByItself() {
        Delivery batch =
                ADMIT.admit(Arrival.of(bytes("BHS|^~\\&\r" + admission("1", "1") + "BTS|1\r"), NOW), BY_HEADER);
        assertThat(batch.admissions().get(0).envelope())
                .isEqualTo(admitted(admission("1", "1")).envelope());
    }

    @Test
    void aBatchWithoutMessagesOrWithTooManyIsRefusedWhole() {
        assertThat(refused("BHS|^~\\&|ADT|NORTH\rPID|1||1\rBTS|0\r").rejection().rule())
                .contains("no message");
        String four = "BHS|^~\\&\r" + admission("1", "1").repeat(4) + "BTS|4\r";
        Refused refused = refused(four);
        assertThat(refused.rejection().rule()).isEqualTo("a batch has at most 3 messages");
        assertThat(refused.body()).isEqualTo(bytes(four));
    }

    @Test
    void case26_aBlockWithoutAnEndIsKeptButNotTaken() {
        Arrival cut = Arrival.of(bytes(admission("1", "777")), NOW);
        Refused refused = (Refused) ADMIT.refuseCut(cut, BY_HEADER).admissions().get(0);
        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(refused.envelope().feed()).isEqualTo(new FeedId("north"));
    }

    @Test
    void nothingOfAPatientIsPrinted() {
        Admitted taken = admitted(admission("1", "777"));
        assertThat(taken.toString()).doesNotContain("777").doesNotContain("EVE");
        assertThat(refused("MSH|").toString()).doesNotContain("MSH|");
        assertThat(Arrival.of(bytes("EVERYWOMAN"), NOW).toString()).doesNotContain("EVERY");
        assertThat(Samples.KEY.toString()).doesNotContain("0123");
    }
}
