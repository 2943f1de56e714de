package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.History.at;
import static health.tributary.normalizer.normalize.hl7v2.Samples.KEY;
import static health.tributary.normalizer.normalize.hl7v2.Samples.evn;
import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static health.tributary.normalizer.normalize.hl7v2.Samples.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.identity.Moved;
import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Merges, moves and changes of ids: what is said of whom, and what is refused rather than done wrongly. */
class IdentityEventsTest {
    private static final SubjectId P1 = KEY.subject("genhosp-mrn", "P1");
    private static final SubjectId P2 = KEY.subject("genhosp-mrn", "P2");
    private static final String PID = "PID|||P1^^^ADT1^MR||Quill^Ada";
    private static final String ACCOUNT = PID + "|||||||||||||A2^^^GENHOSP";

    private static String visit(String number, String alternate) {
        return "PV1|1|I|W3" + "|".repeat(16) + number + "|".repeat(31) + alternate;
    }

    private static Rejection refused(String event, String... segments) {
        String[] all = new String[segments.length + 2];
        all[0] = msh("ADT^" + event);
        all[1] = evn(event);
        System.arraycopy(segments, 0, all, 2, segments.length);
        return rejected("genhosp", all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A18", "A30", "A34", "A36", "A39", "A40", "A46", "A47"})
    void theOldNumberIsMergedIntoTheNewOne(String event) {
        List<IdentityStatement> said = normalized(msh("ADT^" + event), evn(event), PID, "MRG|P2^^^ADT1^MR")
                .identity();

        assertThat(said)
                .extracting(IdentityStatement::kind, IdentityStatement::first, IdentityStatement::second)
                .containsExactly(tuple(IdentityKind.MERGE, P1, P2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A18", "A30", "A34", "A36", "A39", "A40"})
    void case13AMergeOfAPatientWithItselfIsRefused(String event) {
        assertThat(refused(event, PID, "MRG|P1^^^ADT1^MR").reason()).isEqualTo(Reason.CONTRADICTION);
    }

    @Test
    void everyOldNumberOfAMergeIsMerged() {
        assertThat(normalized(msh("ADT^A40"), evn("A40"), PID, "MRG|P2^^^ADT1^MR~P3^^^ADT1^MR~P1^^^ADT1^MR")
                        .identity())
                .extracting(IdentityStatement::kind, IdentityStatement::first, IdentityStatement::second)
                .containsExactly(
                        tuple(IdentityKind.MERGE, P1, P2),
                        tuple(IdentityKind.MERGE, P1, KEY.subject("genhosp-mrn", "P3")));
    }

    @Test
    void theOlderFormOfAMergeNamesTheRetiredPatientInMrg4() {
        assertThat(normalized(msh("ADT^A30"), evn("A30"), PID, "MRG||||P2^^^ADT1^MR")
                        .identity()
                        .get(0)
                        .second())
                .isEqualTo(P2);
    }

    @Test
    void anIdentifierOfAnotherAuthorityChangesWithoutANewPatient() {
        Normalized changed =
                normalized(msh("ADT^A47"), evn("A47"), PID, "MRG|P1^^^ADT1^MR~900112233^^^USSSA^SS~Z9^^^OLDSYS^PI");

        assertThat(changed.identity()).isEmpty();
        Assert patient = only(changed, "Patient");
        assertThat(json(patient, "identifier#PID-3/us-ssn")).isEqualTo("(cleared)");
        assertThat(json(patient, "~link#PID-3/us-ssn")).isEqualTo("(cleared)");
        assertThat(json(patient, "identifier#PID-3/genhosp/OLDSYS")).isEqualTo("(cleared)");
        assertThat(json(patient, "identifier#PID-3/genhosp-mrn")).contains("\"P1\"");
    }

    @Test
    void aNumberThatMovesIsUnlinkedKeptApartAndLinked() {
        SubjectId from = KEY.subject("genhosp-mrn", "E1");
        SubjectId to = KEY.subject("genhosp-mrn", "E2");

        assertThat(normalized(
                                msh("ADT^A43"),
                                evn("A43"),
                                "PID||E2^^^ADT1^MR|P1^^^ADT1^MR",
                                "MRG|P1^^^ADT1^MR|||E1^^^ADT1^MR")
                        .identity())
                .extracting(IdentityStatement::kind, IdentityStatement::first, IdentityStatement::second)
                .containsExactly(
                        tuple(IdentityKind.UNLINK, from, P1),
                        tuple(IdentityKind.KEEP_APART, from, P1),
                        tuple(IdentityKind.LINK, to, P1));
    }

    @ParameterizedTest
    @CsvSource({
        "A35, Account", "A41, Account", "A44, Account", "A49, Account",
        "A42, Encounter", "A45, Encounter", "A50, Encounter", "A51, Encounter"
    })
    void whatWasAnotherPatientsMovesToThePatientOfPid(String event, String type) {
        String other = "MRG|P2^^^ADT1^MR||A1^^^GENHOSP||V1^^^GENHOSP|X1^^^GENHOSP";
        boolean alternate = event.equals("A51");
        String before = alternate ? visit("", "X1^^^GENHOSP") : visit("V1^^^GENHOSP", "");
        String after = alternate ? visit("", "X2^^^GENHOSP") : visit("V2^^^GENHOSP", "");
        String pid = "PID|||P2^^^ADT1^MR||Moss^Ben|||||||||||||A1^^^GENHOSP";

        Normalized first = normalized(msh("ADT^A08"), evn("A08"), pid, before);
        Normalized moved = normalized(msh("ADT^" + event), evn(event), ACCOUNT, other, after);

        IdentityStatement said = moved.identity().get(0);
        assertThat(said.kind()).isEqualTo(IdentityKind.MOVE);
        assertThat(said.first()).isEqualTo(P1);
        assertThat(said.second()).isEqualTo(P2);
        assertThat(said.moved())
                .contains(new Moved(
                        type, only(first, type).entry(), only(moved, type).entry()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A45", "A51"})
    void aVisitThatMovesIsKnownByTheNumberThatItKeeps(String event) {
        String visit = visit("V2^^^GENHOSP", "");
        Normalized first = normalized(msh("ADT^A08"), evn("A08"), "PID|||P2^^^ADT1^MR||Moss^Ben", visit);
        Normalized moved = normalized(msh("ADT^" + event), evn(event), PID, "MRG|P2^^^ADT1^MR|||||X1^^^GENHOSP", visit);

        assertThat(moved.identity().get(0).moved().orElseThrow().entry())
                .isEqualTo(only(first, "Encounter").entry());
    }

    @Test
    void aNumberThatMovesWithoutBothPatientsIsRefusedAndNeverHalfDone() {
        Rejection refused = refused("A43", ACCOUNT, "MRG|P2^^^ADT1^MR");

        assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(refused.place()).isEqualTo("MRG-1");
    }

    @ParameterizedTest
    @CsvSource({
        "A44, MRG|P2^^^ADT1^MR, MRG-3",
        "A41, MRG|P2^^^ADT1^MR, MRG-3",
        "A42, MRG|P2^^^ADT1^MR, MRG-5",
        "A45, MRG|P2^^^ADT1^MR||A1, MRG-5"
    })
    void aMoveThatDoesNotNameWhatMovesIsRefused(String event, String mrg, String place) {
        assertThat(refused(event, ACCOUNT, mrg))
                .isEqualTo(new Rejection(
                        Reason.REQUIRED_MISSING, place, "a move names what moves by its old and its new number"));
    }

    @ParameterizedTest
    @CsvSource({
        "A35, MRG|P1^^^ADT1^MR, MRG-3",
        "A41, MRG|P1^^^ADT1^MR, MRG-3",
        "A49, MRG|P1^^^ADT1^MR, MRG-3",
        "A42, MRG|P1^^^ADT1^MR||||V1, PV1-19",
        "A50, MRG|P1^^^ADT1^MR||||V1, PV1-19",
        "A51, MRG|P1^^^ADT1^MR|||||X1, PV1-50",
        "A45, MRG|P1^^^ADT1^MR||A1, PV1-19"
    })
    void aChangeThatNamesOnlyOneNumberIsRefused(String event, String mrg, String place) {
        assertThat(refused(event, ACCOUNT, mrg))
                .isEqualTo(new Rejection(
                        Reason.REQUIRED_MISSING, place, "a change of a number names the old and the new one"));
    }

    @Test
    void case13ANumberThatBecomesItselfIsRefused() {
        assertThat(refused("A41", ACCOUNT, "MRG|P1^^^ADT1^MR||A2^^^GENHOSP").reason())
                .isEqualTo(Reason.CONTRADICTION);
        assertThat(refused("A44", ACCOUNT, "MRG|P1^^^ADT1^MR||A2^^^GENHOSP").reason())
                .isEqualTo(Reason.CONTRADICTION);
    }

    @Test
    void whatWasSaidOfAMergedVisitCountsForTheOtherInEveryOrder() {
        String old = "PV1|1|I|W3^^^|||||||SUR|||||||||V1^^^GENHOSP";
        String now = "PV1|1|I|||||||||||||||||V2^^^GENHOSP";
        List<String[]> messages = List.of(
                at("0800", "ADT^A01", PID, old),
                at("0900", "ADT^A01", PID, now),
                at("0930", "ADT^A42", PID, "MRG|P1^^^ADT1^MR||||V1^^^GENHOSP", now));
        for (List<String[]> order : History.orders(messages)) {
            Map<String, String> visit = History.of(order).only("Encounter");
            assertThat(visit.get("serviceType")).contains("SUR");
            assertThat(visit.get("identifier#PV1-19")).contains("\"V2\"");
            assertThat(visit.get("identifier#MRG-5"))
                    .contains("\"use\":\"old\"")
                    .contains("\"V1\"");
            assertThat(visit.get("status")).contains("in-progress");
        }
    }

    @Test
    void aMergedAccountIsOneAccount() {
        List<String[]> messages = List.of(
                at("0800", "ADT^A08", PID + "|||||||||||||A1^^^GENHOSP"),
                at("0900", "ADT^A41", ACCOUNT, "MRG|P1^^^ADT1^MR||A1^^^GENHOSP"));
        for (List<String[]> order : History.orders(messages)) {
            Map<String, String> account = History.of(order).only("Account");
            assertThat(account.get("identifier#PID-18")).contains("\"A2\"");
            assertThat(account.get("identifier#MRG-3")).contains("\"A1\"");
        }
    }

    @Test
    void aVisitGoesToAnotherAccountOfThePatient() {
        Normalized moved = normalized(
                msh("ADT^A45"),
                evn("A45"),
                ACCOUNT,
                "MRG|P1^^^ADT1^MR||A1^^^GENHOSP",
                "PV1|1|I|||||||||||||||||V1^^^GENHOSP");

        assertThat(json(only(moved, "Encounter"), "account#PID-18"))
                .isEqualTo("{\"reference\":\"Account/" + only(moved, "Account").entry() + "\"}");
    }

    @Test
    void eachGroupOfAChangeIsOfItsOwnPatient() {
        Normalized both = normalized(
                msh("ADT^A41"),
                evn("A41"),
                ACCOUNT,
                "MRG|P1^^^ADT1^MR||A1^^^GENHOSP",
                "PID|||P2^^^ADT1^MR|||||||||||||||B2^^^GENHOSP",
                "MRG|P2^^^ADT1^MR||B1^^^GENHOSP");

        assertThat(both.batches())
                .filteredOn(batch -> !batch.directory())
                .extracting(batch -> batch.subject())
                .containsExactly(P1, P2);
    }
}
