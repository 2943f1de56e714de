package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.Samples.KEY;
import static health.tributary.normalizer.normalize.hl7v2.Samples.evn;
import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalizedFrom;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static health.tributary.normalizer.normalize.hl7v2.Samples.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.Rank;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import org.junit.jupiter.api.Test;

/** Of whom a message speaks, and who is whom. */
class SubjectsTest {
    @Test
    void theFeedsRuleNamesTheSubject() {
        Normalized normalized = normalized(msh("ADT^A08"), evn("A08"), "PID|||900112233^^^USSSA^SS~P1^^^ADT1^MR");

        assertThat(normalized.batches().get(0).subject()).isEqualTo(KEY.subject("genhosp-mrn", "P1"));
    }

    /** Case 31: unmapped authorities of two feeds never collide. */
    @Test
    void twoHospitalsThatBothCallTheirAuthorityMrnHaveDifferentPatients() {
        String[] message = {msh("ADT^A08"), evn("A08"), "PID|||4711^^^MRN^MR"};

        Normalized one = normalizedFrom("genhosp", message);
        Normalized other = normalizedFrom("clinic", message);

        assertThat(one.batches().get(0).subject())
                .isNotEqualTo(other.batches().get(0).subject());
        assertThat(json(only(one, "Patient"), "identifier#PID-3/genhosp/MRN"))
                .contains("\"https://tributary.health/authority/genhosp/MRN\"");
        assertThat(json(only(other, "Patient"), "identifier#PID-3/clinic/MRN"))
                .contains("\"https://tributary.health/authority/clinic/MRN\"");
    }

    @Test
    void onlyAuthoritiesThatTheFeedMayLinkThroughLink() {
        String both = "PID|||P1^^^ADT1^MR~900112233^^^USSSA^SS";
        Assert linked = patient(both);
        Assert clinics = only(normalizedFrom("clinic", msh("ADT^A08"), evn("A08"), both), "Patient");

        assertThat(json(linked, "~link#PID-3/us-ssn")).isEqualTo("\"" + KEY.link("us-ssn", "900112233") + "\"");
        assertThat(json(linked, "~link#PID-3/genhosp-mrn")).isEqualTo("(cleared)");
        assertThat(clinics.slots()).noneMatch(slot -> slot.key().startsWith("~link"));
    }

    @Test
    void anAuthorityThatAnUpdateDoesNotNameIsLeftAsItWas() {
        Assert patient = patient("PID|||P1^^^ADT1^MR");

        assertThat(json(patient, "identifier#PID-3/genhosp-mrn")).contains("\"P1\"");
        assertThat(json(patient, "identifier#PID-3/us-ssn")).isEqualTo("(nothing)");
        assertThat(json(patient, "~link#PID-3/us-ssn")).isEqualTo("(nothing)");
    }

    @Test
    void aNumberThatIsDeletedClearsItsAuthorityAndNoOther() {
        Assert patient = patient("PID|||P1^^^ADT1^MR~\"\"^^^USSSA^SS");

        assertThat(json(patient, "identifier#PID-3/genhosp-mrn")).contains("\"P1\"");
        assertThat(json(patient, "identifier#PID-3/us-ssn")).isEqualTo("(cleared)");
        assertThat(json(patient, "~link#PID-3/us-ssn")).isEqualTo("(cleared)");
    }

    @Test
    void aDeletedListClearsEveryAuthorityThatTheFeedConfigures() {
        Assert patient = patient("PID||P1^^^ADT1^MR|\"\"");

        assertThat(json(patient, "identifier#PID-2")).contains("\"P1\"");
        assertThat(json(patient, "identifier#PID-3/genhosp-mrn")).isEqualTo("(cleared)");
        assertThat(json(patient, "~link#PID-3/us-ssn")).isEqualTo("(cleared)");
    }

    @Test
    void numbersOfOneAuthorityShareItsSlotInTheirOrder() {
        Assert patient = patient("PID|||P1^^^ADT1^MR~A2^^^OTHER^AN~A1^^^OTHER^AN");

        assertThat(json(patient, "identifier#PID-3/genhosp/OTHER")).containsSubsequence("\"A2\"", "},{", "\"A1\"");
    }

    @Test
    void anAuthoritysNameCannotForgeAnotherSlot() {
        Assert patient = patient("PID|||P1^^^ADT1^MR~7^^^a#b/c %d\u00e9^PI");

        assertThat(json(patient, "identifier#PID-3/genhosp/a%23b/c%20%25d%C3%A9"))
                .contains("\"7\"");
    }

    private static Assert patient(String pid) {
        return only(normalized(msh("ADT^A08"), evn("A08"), pid), "Patient");
    }

    @Test
    void aMessageWithoutAnIdentifierHasNoSubject() {
        assertThat(rejected("genhosp", msh("ADT^A08"), evn("A08"), "PID|1||||Quill^Ada"))
                .isEqualTo(new Rejection(
                        Reason.NO_SUBJECT, "PID-3", "no identifier names the patient by the feed's subject rule"));
        assertThat(rejected("genhosp", msh("ADT^A08"), evn("A08")).reason()).isEqualTo(Reason.NO_SUBJECT);
    }

    @Test
    void severalNumbersOfTheNamingTypeAreAmbiguous() {
        assertThat(rejected("genhosp", msh("ADT^A08"), evn("A08"), "PID|||P1^^^ADT1^MR~P2^^^ADT1^MR")
                        .reason())
                .isEqualTo(Reason.AMBIGUOUS_SUBJECT);
    }

    @Test
    void twoPatientsInAMessageOfOneAreAmbiguous() {
        Rejection rejection =
                rejected("genhosp", msh("ADT^A08"), evn("A08"), "PID|||P1^^^ADT1^MR", "PID|||P2^^^ADT1^MR");

        assertThat(rejection.reason()).isEqualTo(Reason.AMBIGUOUS_SUBJECT);
        assertThat(rejection.place()).isEqualTo("PID[2]-3");
    }

    @Test
    void resultsOfSeveralPatientsAreOneBatchForEach() {
        Normalized results = normalized(
                msh("ORU^R01"),
                "PID|||P1^^^ADT1^MR",
                obr("F1"),
                "PID|||P2^^^ADT1^MR",
                obr("F2"),
                "PID|||P1^^^ADT1^MR",
                obr("F3"));

        assertThat(results.batches())
                .extracting(StatementBatch::subject)
                .containsExactly(KEY.subject("genhosp-mrn", "P1"), KEY.subject("genhosp-mrn", "P2"));
        assertThat(results.batches())
                .extracting(batch -> batch.statements().stream()
                        .filter(each -> each.type().equals("DiagnosticReport"))
                        .count())
                .containsExactly(2L, 1L);
        assertThat(Samples.slot((Assert) results.batches().get(1).statements().get(0), "identifier#PID-3/genhosp-mrn"))
                .hasValueSatisfying(slot -> assertThat(slot.source()).isEqualTo("PID[2]-3"));
    }

    @Test
    void twoPidsOfOnePatientInARowAreOneGroup() {
        Normalized results = normalized(
                msh("ORU^R01"), "PID|||P1^^^ADT1^MR", "PID|||P1^^^ADT1^MR", obr("F1"), "PID|||P2^^^ADT1^MR", obr("F2"));

        assertThat(results.batches()).hasSize(2);
    }

    @Test
    void aPatientWithoutAnOrderAmongSeveralIsAmbiguous() {
        Rejection rejection = rejected(
                "genhosp", msh("ORU^R01"), "PID|||P1^^^ADT1^MR", obr("F1"), "PID|||P2^^^ADT1^MR", "NTE|1||seen");

        assertThat(rejection)
                .isEqualTo(new Rejection(
                        Reason.AMBIGUOUS_SUBJECT,
                        "PID[2]-3",
                        "each patient of a message of several has an OBR before the next PID"));
    }

    @Test
    void oneOfSeveralPatientsWhomNobodyKnowsRejectsTheMessage() {
        Rejection rejection = rejected("genhosp", msh("ORU^R01"), "PID|||P1^^^ADT1^MR", obr("F1"), "PID|2", obr("F2"));

        assertThat(rejection.reason()).isEqualTo(Reason.NO_SUBJECT);
        assertThat(rejection.place()).isEqualTo("PID[2]-3");
    }

    private static String obr(String filler) {
        return "OBR|1||" + filler + "^LAB|718-7^Hemoglobin^LN|||20240315100000";
    }

    @Test
    void aMergeRetiresTheNumberOfMrgForThatOfPid() {
        Normalized merged = normalized(
                msh("ADT^A40"),
                evn("A40"),
                "PID|||P1^^^ADT1^MR",
                "MRG|P2^^^ADT1^MR",
                "PID|||P3^^^ADT1^MR",
                "MRG|P4^^^ADT1^MR");

        assertThat(merged.batches()).isEmpty();
        assertThat(merged.identity()).hasSize(2).first().satisfies(statement -> {
            assertThat(statement.kind()).isEqualTo(IdentityKind.MERGE);
            assertThat(statement.rank()).isEqualTo(Rank.SOURCE_MESSAGE);
            assertThat(statement.first()).isEqualTo(KEY.subject("genhosp-mrn", "P1"));
            assertThat(statement.second()).isEqualTo(KEY.subject("genhosp-mrn", "P2"));
        });
        assertThat(merged.identity().get(0).id())
                .isNotEqualTo(merged.identity().get(1).id());
    }

    @Test
    void aMergeOfAPatientWithItselfIsAContradiction() {
        assertThat(rejected("genhosp", msh("ADT^A40"), evn("A40"), "PID|||P1^^^ADT1^MR", "MRG|P1^^^ADT1^MR"))
                .isEqualTo(new Rejection(Reason.CONTRADICTION, "MRG-1", "both identifiers name the same patient"));
    }

    @Test
    void linkAndUnlinkNameTwoPatients() {
        String[] pids = {"PID|||P1^^^ADT1^MR", "PID|||P2^^^ADT1^MR"};

        assertThat(normalized(msh("ADT^A24"), evn("A24"), pids[0], pids[1])
                        .identity()
                        .get(0)
                        .kind())
                .isEqualTo(IdentityKind.LINK);
        assertThat(normalized(msh("ADT^A37"), evn("A37"), pids[0], pids[1])
                        .identity()
                        .get(0)
                        .kind())
                .isEqualTo(IdentityKind.UNLINK);
        assertThat(rejected("genhosp", msh("ADT^A24"), evn("A24"), pids[0]).reason())
                .isEqualTo(Reason.REQUIRED_MISSING);
    }
}
