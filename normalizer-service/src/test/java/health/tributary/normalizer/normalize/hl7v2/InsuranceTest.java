package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.History.at;
import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Insurances: what IN2 and IN3 add to IN1, message after message. */
class InsuranceTest {
    private static final String IN1 = "IN1|1|PLAN8^Gold|INS8|Harbour Mutual" + "|".repeat(32) + "POL88";
    private static final String DELETED = IN1 + "|".repeat(19) + "D";
    private static final String IN3 = "IN3|1|CERT1^^^HARBOUR||||20240314||||20240320";

    private static String in2(int field, String value) {
        return "IN2" + "|".repeat(field) + value;
    }

    @Test
    void whatIn1SaysHoldsOverIn2() {
        String insured = "IN1|1|PLAN8|INS8|Harbour Mutual|||||||Mill Works" + "|".repeat(38) + "SUB1";
        Assert said =
                only(normalized(msh("ADT^A08"), Samples.PID, insured, in2(26, "SUB2"), in2(70, "Other")), "Coverage");

        assertThat(json(said, "subscriberId")).isEqualTo("\"subscriberId\":\"SUB1\"");
        assertThat(json(said, "policyHolder")).contains("Mill Works");
    }

    @Test
    void in2IsOfTheInsuranceBeforeIt() {
        List<Assert> said = Samples.all(
                normalized(msh("ADT^A08"), Samples.PID, IN1, "IN1|2|PLAN9|INS9", in2(61, "M9^^^HARBOUR")), "Coverage");

        assertThat(json(said.get(0), "identifier#IN2-61")).isEqualTo("(nothing)");
        assertThat(json(said.get(1), "identifier#IN2-61")).contains("\"MB\"").contains("M9");
    }

    @Test
    void whoIsInsuredInTheirOwnNameIsTheSubscriber() {
        Normalized said = normalized(msh("ADT^A08"), Samples.PID, IN1, in2(72, "01"));

        assertThat(json(only(said, "Coverage"), "subscriber")).contains("Patient/");
        assertThat(json(only(said, "Coverage"), "relationship"))
                .contains("subscriber-relationship")
                .contains("self");
        assertThat(Samples.all(said, "RelatedPerson")).isEmpty();
    }

    @Test
    void aCertificationIsThatOfItsInsurer() {
        Normalized said = normalized(msh("ADT^A08"), Samples.PID, IN1, IN3);
        Assert certified = only(said, "ClaimResponse");

        assertThat(json(certified, "use")).isEqualTo("\"use\":\"preauthorization\"");
        assertThat(json(certified, "preAuthRef")).isEqualTo("\"preAuthRef\":\"CERT1\"");
        assertThat(json(certified, "preAuthPeriod.end")).isEqualTo("\"end\":\"2024-03-20\"");
        assertThat(json(certified, "insurer")).contains("Harbour Mutual");
        assertThat(json(certified, "insurance#IN1"))
                .contains("Coverage/" + only(said, "Coverage").entry());
    }

    @Test
    void oneNumberSaidInTwoPlacesIsOneAuthorisation() {
        String in1 = "IN1|1|PLAN8|INS8|Harbour Mutual" + "|".repeat(10) + "CERT1^20240310";
        List<Assert> said =
                Samples.all(normalized(msh("ADT^A08"), Samples.PID, in1, IN3, "IN3|2|CERT2"), "ClaimResponse");

        assertThat(said.stream().map(Assert::entry).distinct()).hasSize(2);
    }

    @Test
    void whenItWasAuthorisedIsNotForgottenByAMessageThatDoesNotSayIt() {
        String[] dated = at("0800", "ADT^A08", Samples.PID, IN1, IN3);
        String[] undated = at("0900", "ADT^A08", Samples.PID, IN1, "IN3|1|CERT1");
        for (List<String[]> order : History.orders(List.of(dated, undated))) {
            assertThat(History.of(order).only("ClaimResponse").get("created")).contains("2024-03-14");
        }
    }

    @Test
    void case22AnInsuranceThatIsDeletedIsGoneUntilItIsNamedAgain() {
        String[] said = at("0800", "ADT^A08", Samples.PID, IN1);
        String[] deleted = at("0900", "ADT^A08", Samples.PID, DELETED);
        String[] again = at("0930", "ADT^A08", Samples.PID, IN1);
        for (List<String[]> order : History.orders(List.of(said, deleted))) {
            assertThat(History.of(order).shown("Coverage")).isEmpty();
        }
        for (List<String[]> order : History.orders(List.of(said, deleted, again))) {
            Map<String, String> shown = History.of(order).only("Coverage");
            assertThat(shown.get("class#IN1-2")).contains("PLAN8").contains("Gold");
        }
    }

    @Test
    void anAuthorisedReferralRefersToWhatTheInsurerSaid() {
        Normalized said = normalized(
                msh("REF^I12"),
                "RF1||||||RF9^GENHOSP",
                "AUT|||Harbour Mutual|20240318|20240918|AU55^HARBOUR||6|4|20240301",
                Samples.PID);
        Assert authorized = only(said, "ClaimResponse");

        assertThat(json(only(said, "ServiceRequest"), "insurance#AUT"))
                .isEqualTo("{\"reference\":\"ClaimResponse/" + authorized.entry() + "\"}");
        assertThat(json(authorized, "preAuthRef")).contains("AU55");
        assertThat(json(authorized, "insurer")).contains("Harbour Mutual");
        assertThat(json(authorized, "created")).contains("2024-03-01");
    }
}
