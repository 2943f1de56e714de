package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.History.at;
import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Warning;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Referrals: how they stand in every order of arrival, and who is who. */
class ReferralsTest {
    private static final String PID = Samples.PID;

    private static String rf1(String status) {
        return "RF1|" + status + "|R|MED|||RF1^GENHOSP|20240315|20240915|||X1^BAY";
    }

    @Test
    void case22ACancelledReferralIsRevokedInEveryOrderOfArrival() {
        String[] made = at("0800", "REF^I12", rf1("P"), PID);
        String[] accepted = at("0830", "RRI^I12", rf1("A"), PID);
        String[] changed = at("0900", "REF^I13", rf1(""), PID);
        String[] cancelled = at("0930", "REF^I14", rf1("A"), PID);
        for (List<String[]> order : History.orders(List.of(made, accepted, changed, cancelled))) {
            assertThat(History.of(order).only("ServiceRequest").get("status")).contains("revoked");
        }
        for (List<String[]> order : History.orders(List.of(made, changed))) {
            assertThat(History.of(order).only("ServiceRequest").get("status")).contains("active");
        }
    }

    @Test
    void aRejectionRevokesAndKeepsItsWord() {
        Assert referral = only(normalized(msh("RRI^I12"), rf1("R^Rejected^HL70283"), PID), "ServiceRequest");

        assertThat(json(referral, "status")).isEqualTo("\"status\":\"revoked\"");
        assertThat(json(referral, "extension#RF1-1"))
                .contains("request-statusReason")
                .contains("Rejected");
    }

    @Test
    void whoRefersAndWhoIsReferredToAreOfTheDirectory() {
        Normalized said = normalized(
                msh("REF^I12"),
                rf1("P"),
                "PRD|RP|Marsh^Ivo|||||1003000126^NPI|||Harbour Clinic^L^4410",
                "PRD|RT|||||||||Bay Cardiology^L^4420",
                "CTD|FL|Desk^Front|||^WPN^PH^^^617^5550121",
                PID);
        Assert referral = only(said, "ServiceRequest");

        assertThat(json(referral, "requester"))
                .contains("PractitionerRole/" + only(said, "PractitionerRole").entry());
        Assert bay = Samples.all(said, "Organization").stream()
                .filter(one -> json(one, "name").contains("Bay"))
                .findFirst()
                .orElseThrow();
        assertThat(json(referral, "performer#PRD[2]")).contains("Organization/" + bay.entry());
        assertThat(json(bay, "contact#CTD")).contains("Desk").contains("617");
    }

    @Test
    void aProcedureThatIsAskedForHasNotBeenDone() {
        Normalized said = normalized(msh("REF^I12"), rf1("P"), PID, "PR1|1||93306^Echocardiogram^C4||20240401");

        assertThat(Samples.all(said, "Procedure")).isEmpty();
        assertThat(json(only(said, "ServiceRequest"), "orderDetail#PR1")).contains("93306");
    }

    @Test
    void aReferralWithoutANumberSaysNothingButThePatient() {
        Normalized said = normalized(msh("REF^I12"), "RF1|P", PID);

        assertThat(Samples.all(said, "ServiceRequest")).isEmpty();
        assertThat(said.warnings()).anyMatch(warning -> warning.place().equals("RF1-6"));
    }

    @Test
    void anAuthorizationHasWhoGaveItAndForHowLong() {
        Normalized said =
                normalized(msh("REF^I12"), rf1("P"), "AUT|PPO|INS7|Acme Mutual|20240301|20240901|A77^ACME||6|4", PID);

        assertThat(json(only(said, "ServiceRequest"), "identifier#AUT-6"))
                .contains("\"value\":\"A77\"")
                .contains("\"period\":{\"start\":\"2024-03-01\",\"end\":\"2024-09-01\"}")
                .contains("\"display\":\"Acme Mutual\"");
        assertThat(said.warnings()).extracting(Warning::place).contains("AUT-1", "AUT-8");
    }
}
