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
        assertThat(json(only(one, "Patient"), "identifier#PID-3"))
                .contains("\"https://tributary.health/authority/genhosp/MRN\"");
        assertThat(json(only(other, "Patient"), "identifier#PID-3"))
                .contains("\"https://tributary.health/authority/clinic/MRN\"");
    }

    @Test
    void onlyAuthoritiesThatTheFeedMayLinkThroughLink() {
        String both = "PID|||P1^^^ADT1^MR~900112233^^^USSSA^SS";

        assertThat(json(only(normalized(msh("ADT^A08"), evn("A08"), both), "Patient"), "~link#PID-3"))
                .isEqualTo("\"" + KEY.link("us-ssn", "900112233") + "\"");
        assertThat(json(only(normalizedFrom("clinic", msh("ADT^A08"), evn("A08"), both), "Patient"), "~link#PID-3"))
                .isEqualTo("(cleared)");
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
