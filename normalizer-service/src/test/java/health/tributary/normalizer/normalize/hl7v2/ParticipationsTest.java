package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import org.junit.jupiter.api.Test;

/** ROL and PRT: who takes part, and how to reach them. */
class ParticipationsTest {
    private static final String PHONE = "^WPN^PH^^1^336^5550109";

    /** ROL with address (11), telephone (12) and, from 14 on, the organisation. */
    private static String rol(String persons, String organization) {
        return "ROL||AD|PP|" + persons + "|||||FP^Family physician^L||5 Quay^^Greensboro|" + PHONE + "||"
                + organization;
    }

    @Test
    void aGeneralPractitionerAtAPracticeIsARoleWithItsTelephone() {
        Normalized said = normalized(msh("ADT^A31"), Samples.PID, rol("4712^Lancet^Max", "Harbour Practice^L^77"));
        Assert role = only(said, "PractitionerRole");
        Assert practitioner = only(said, "Practitioner");

        assertThat(json(only(said, "Patient"), "generalPractitioner#ROL/" + practitioner.entry() + ".PP"))
                .contains("PractitionerRole/" + role.entry());
        assertThat(json(role, "telecom#ROL")).contains("5550109");
        assertThat(json(role, "specialty#ROL")).contains("\"code\":\"FP\"");
        assertThat(json(practitioner, "address#ROL")).contains("5 Quay");
        assertThat(json(practitioner, "telecom#ROL")).isEqualTo("(nothing)");
    }

    @Test
    void aGeneralPractitionerAloneHasTheTelephoneThemselves() {
        Normalized said = normalized(msh("ADT^A31"), Samples.PID, rol("4712^Lancet^Max", ""));

        assertThat(Samples.all(said, "PractitionerRole")).isEmpty();
        assertThat(json(only(said, "Practitioner"), "telecom#ROL")).contains("5550109");
    }

    @Test
    void theTelephoneOfSeveralPersonsIsNobodysForCertain() {
        Normalized said = normalized(msh("ADT^A31"), Samples.PID, rol("1^Marsh^Ivo~2^Fenn^Ada", ""));

        assertThat(Samples.all(said, "Practitioner"))
                .hasSize(2)
                .allSatisfy(one -> assertThat(json(one, "telecom#ROL")).isEqualTo("(nothing)"));
    }

    @Test
    void whoGaveAVaccineIsToldByPrtBeforeRxa10() {
        Normalized said = normalized(
                msh("VXU^V04"),
                Samples.PID,
                "ORC|RE||F1^EHR",
                "PRT||AD||OP^Ordering Provider^HL70443|1^Marsh^Ivo",
                "RXA|0|1|20240312||08^HepB^CVX|0.5|mL|||3^Reed^Una||||||||||CP|A",
                "PRT||AD||AP^Administering Provider^HL70443|2^Fenn^Ada|||Main Clinic^L^77",
                "PRT||AD||EP^Entering Provider^HL70443|4^Clerk^Cleo",
                "PRT||DE||EP^Entering Provider^HL70443|5^Gone^Gil");
        Assert immunization = only(said, "Immunization");

        assertThat(json(immunization, "performer#ORC-12")).contains("\"OP\"").contains("Marsh");
        assertThat(json(immunization, "performer#RXA-10"))
                .contains("\"AP\"")
                .contains("Fenn")
                .contains("PractitionerRole/")
                .doesNotContain("Reed");
        assertThat(json(immunization, "performer#PRT")).contains("Cleo").doesNotContain("Gone");
    }
}
