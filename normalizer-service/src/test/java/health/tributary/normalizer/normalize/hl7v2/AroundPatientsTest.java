package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.History.at;
import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static health.tributary.normalizer.normalize.hl7v2.Samples.slot;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles, advance directives and who is around a patient, message after message. */
class AroundPatientsTest {
    private static final String VISIT = "PV1|1|I|W3" + "|".repeat(16) + "V1";

    private static List<String> participants(History history) {
        Map<String, String> visit = history.only("Encounter");
        return visit.keySet().stream()
                .filter(key -> key.startsWith("participant#ROL/"))
                .map(visit::get)
                .toList();
    }

    @Test
    void case22ARoleThatIsDeletedIsGoneAndAnotherPersonInItsPlaceStays() {
        String[] two = at("0800", "ADT^A08", Samples.PID, VISIT, "ROL||AD|AT|1^Marsh", "ROL||AD|CP|2^Fenn");
        String[] ended = at("0900", "ADT^A08", Samples.PID, VISIT, "ROL||DE|AT|1^Marsh");
        String[] third = at("0930", "ADT^A08", Samples.PID, VISIT, "ROL||AD|AT|3^Reed");
        for (List<String[]> order : History.orders(List.of(two, ended))) {
            assertThat(participants(History.of(order)))
                    .singleElement()
                    .asString()
                    .contains("Fenn");
        }
        for (List<String[]> order : History.orders(List.of(two, ended, third))) {
            assertThat(participants(History.of(order))).hasSize(2).noneMatch(one -> one.contains("Marsh"));
        }
    }

    @Test
    void advanceDirectivesAreObservationsAndEndWithTheField() {
        String[] said = at("0800", "ADT^A31", Samples.PID, "PD1|||||||Y||||||||DNR^Do not resuscitate");
        String[] ended = at("0900", "ADT^A31", Samples.PID, "PD1|||||||\"\"");
        for (List<String[]> order : History.orders(List.of(said, ended))) {
            Map<String, String> left = History.of(order).only("Observation");
            assertThat(left.get("component#PD1-15")).contains("75320-2").contains("DNR");
        }
        assertThat(History.of(List.<String[]>of(said)).shown("Observation")).hasSize(2);
    }

    @Test
    void theStatusOfABedIsThePlaces() {
        List<Assert> places = Samples.all(
                normalized(
                        msh("ADT^A02"), Samples.PID, "PV1|1|I|W3^R1^B" + "|".repeat(16) + "V1" + "|".repeat(21) + "O"),
                "Location");

        assertThat(json(places.get(2), "operationalStatus")).contains("v2-0116").contains("\"O\"");
        assertThat(json(places.get(0), "operationalStatus")).isEqualTo("(nothing)");
    }

    @Test
    void whomToAskForAtAnOrganisationIsItsContact() {
        Assert employer = only(
                normalized(
                        msh("ADT^A31"),
                        Samples.PID,
                        "NK1|1|Quill^Tom|EMR" + "|".repeat(10) + "Reed Works" + "|".repeat(17)
                                + "Desk^Front|^WPN^PH^^^978^5550130"),
                "Organization");

        assertThat(json(employer, "contact#NK1-30")).contains("Desk").contains("978");
    }

    @Test
    void aPersonWhoIsSeveralThingsToThePatientIsOnePersonWithAllOfThat() {
        Normalized said = normalized(
                msh("ADT^A31"),
                Samples.PID,
                "NK1|1|Quill^Tom|SPO^Spouse^HL70063||^PRN^PH^^^978^5550100||N||||||||M",
                "NK1|2|Quill^Tom|EMC^Emergency contact^HL70063||^PRN^PH^^^978^5550100~^PRN^CP^^^978^5550199||C",
                "NK1|3|Quill^Ida|MTH^Mother^HL70063");
        Assert tom = Samples.all(said, "RelatedPerson").get(0);
        assertThat(Samples.all(said, "RelatedPerson")).hasSize(2);
        assertThat(json(tom, "relationship#NK1-3")).contains("SPO").contains("EMC");
        assertThat(json(tom, "telecom#NK1-5")).contains("5550199").containsOnlyOnce("\"978 5550100\"");
        assertThat(json(tom, "name#NK1-2")).containsOnlyOnce("Quill");
        assertThat(json(tom, "gender")).contains("male");

        Assert patient = only(said, "Patient");
        assertThat(json(patient, "contact#NK1/" + tom.entry()))
                .contains("SPO", "EMC", "5550199", "\"gender\":\"male\"", "\"N\"", "\"C\"")
                .containsOnlyOnce("\"978 5550100\"");
        assertThat(patient.slots().stream().filter(slot -> slot.element().equals("contact")))
                .hasSize(2);
    }

    @Test
    void aRoleThatHasEndedDoesNotEndThePerson() {
        for (String[] kin : new String[][] {
            {"NK1|1|Quill^Tom|SPO|||||20100101|20150101", "NK1|2|Quill^Tom|EMC|||||20200101"},
            {"NK1|1|Quill^Tom|EMC|||||20200101", "NK1|2|Quill^Tom|SPO|||||20100101|20150101"},
        }) {
            Normalized said = normalized(msh("ADT^A31"), Samples.PID, kin[0], kin[1]);
            Assert tom = only(said, "RelatedPerson");
            assertThat(json(tom, "period.start")).contains("2020-01-01");
            assertThat(json(tom, "period.end")).isEqualTo("(nothing)");
            assertThat(json(only(said, "Patient"), "contact#NK1/" + tom.entry()))
                    .contains("\"period\":{\"start\":\"2020-01-01\"}");
        }
    }

    @Test
    void fatherAndSonOfOneNameAreTwo() {
        Normalized said = normalized(
                msh("ADT^A31"),
                Samples.PID,
                "NK1|1|Quill^Tom|FTH||^PRN^PH^^^978^5550100|||||||||||19500101",
                "NK1|2|Quill^Tom|CHD||^PRN^PH^^^978^5550199|||||||||||19990101");
        assertThat(Samples.all(said, "RelatedPerson"))
                .extracting(Assert::entry)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "00000000", "2024-03-15"})
    void aDeathWhoseTimeNobodyCanReadIsStillADeath(String time) {
        Normalized said = normalized(msh("ADT^A31"), "PID|1||P1^^^ADT1^MR||Quill^Ada" + "|".repeat(24) + time + "|Y");
        assertThat(json(only(said, "Patient"), "deceased[x]")).isEqualTo("\"deceasedBoolean\":true");
        assertThat(said.warnings()).anyMatch(warning -> warning.place().equals("PID-29"));
    }

    @Test
    void anAllergyWithAnAl1ForEachReactionHasThemAll() {
        Assert allergy = only(
                normalized(
                        msh("ADT^A31"),
                        Samples.PID,
                        "AL1|1|DA|PCN^Penicillin^L|SV|Anaphylaxis",
                        "AL1|2|DA|PCN^Penicillin^L|MI|Rash",
                        "AL1|3|DA|PCN^Penicillin^L|MI|Rash"),
                "AllergyIntolerance");
        assertThat(json(allergy, "reaction#AL1-5"))
                .contains("Anaphylaxis\"}],\"severity\":\"severe\"")
                .containsOnlyOnce("Rash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"i", "Inactive"})
    void anAllergyThatIsNoLongerActiveIsReadInAnyCase(String status) {
        String iam = "IAM|1|DA|PCN^Penicillin^L" + "|".repeat(14) + status;
        assertThat(json(only(normalized(msh("ADT^A60"), Samples.PID, iam), "AllergyIntolerance"), "clinicalStatus"))
                .contains("\"inactive\"");
        Assert odd = only(normalized(msh("ADT^A60"), Samples.PID, iam + "x"), "AllergyIntolerance");
        assertThat(slot(odd, "clinicalStatus")).get().extracting(Slot::rank).isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IAM|1|DA|PCN^Penicillin^L|||d",
                "DG1|1||I10^Hypertension^I10C" + "||||||||||||||||||delete",
                "PR1|1||99213^Visit^C4|||||||||||||||||d",
                "IN1|1|PLAN|1|Acme|||||||||||||||||||||||||||||||||||||||||||||||||||D1"
            })
    void whatIsDeletedInSmallLettersOrWordsIsNotStated(String segment) {
        String deleted = segment.startsWith("IN1") ? segment.substring(0, segment.length() - 2) + "d" : segment;
        Normalized said = normalized(msh("ADT^A31"), Samples.PID, deleted);
        for (String type : List.of("AllergyIntolerance", "Procedure", "Coverage")) {
            assertThat(Samples.all(said, type)).isEmpty();
        }
        assertThat(Samples.all(said, "Condition"))
                .allSatisfy(each -> assertThat(json(each, "verificationStatus")).contains("entered-in-error"));
    }

    @Test
    void identicalRepetitionsAreSaidOnce() {
        Assert patient = only(
                normalized(
                        msh("ADT^A31"),
                        "PID|1||P1^^^ADT1^MR~P1^^^ADT1^MR||Quill^Ada~Quill^Ada||||||||^PRN^PH^^^978^5550100~^PRN^PH^^^978^5550100"),
                "Patient");
        assertThat(json(patient, "name#PID-5")).containsOnlyOnce("Quill");
        assertThat(json(patient, "telecom#PID-13")).containsOnlyOnce("\"phone\"");
        assertThat(json(patient, "identifier#PID-3/genhosp-mrn")).containsOnlyOnce("\"P1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"000-00-0000", "999999999", "123-45-6789"})
    void nobodysSocialSecurityNumberLinksNobody(String number) {
        Assert patient = only(
                normalized(
                        msh("ADT^A31"),
                        "PID|1||P1^^^ADT1^MR~" + number + "^^^USSSA^SS||Quill^Ada||||||||||||||" + number),
                "Patient");
        assertThat(json(patient, "~link#PID-3/us-ssn")).isEqualTo("(cleared)");
        assertThat(json(patient, "identifier#PID-19")).isEqualTo("(nothing)");
    }

    @Test
    void commentsAndReactionsAreOfTheAllergyThatTheyFollow() {
        List<Assert> allergies = Samples.all(
                normalized(
                        msh("ADT^A60"),
                        Samples.PID,
                        "IAM|1|DA|7980^Penicillin^RXNORM|||A",
                        "NTE|1||seen twice",
                        "IAR|39579001^Anaphylaxis^SCT|SV||adrenaline",
                        "IAR||SV",
                        "IAM|2|FA|^Peanut|||A"),
                "AllergyIntolerance");

        assertThat(json(allergies.get(0), "note#NTE")).isEqualTo("{\"text\":\"seen twice\"}");
        assertThat(json(allergies.get(0), "reaction#IAR"))
                .contains("39579001")
                .contains("\"severity\":\"severe\"")
                .contains("adrenaline")
                .doesNotContain("},{\"severity\"");
        assertThat(json(allergies.get(1), "note#NTE")).isEqualTo("(nothing)");
    }

    @Test
    void aCodeWithoutASystemIsOfTheTableOfItsField() {
        Normalized said = normalized(
                msh("ADT^A01"),
                Samples.PID,
                "PD1|||||||||||||||DNR~HOUSE^House rule",
                "PV1|1|I|||||||||||R|7||VIP|||V1");

        assertThat(json(only(said, "Encounter"), "hospitalization.reAdmission")).contains("CodeSystem/v2-0092");
        assertThat(json(only(said, "Encounter"), "hospitalization.specialCourtesy"))
                .contains("https://tributary.health/code-system/genhosp/HL70099");
        assertThat(json(only(said, "Observation"), "component#PD1-15"))
                .contains("\"system\":\"http://terminology.hl7.org/CodeSystem/v2-0435\",\"code\":\"DNR\"")
                .contains("\"system\":\"https://tributary.health/code-system/genhosp/HL70435\",\"code\":\"HOUSE\"");
    }
}
