package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.Samples.all;
import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static health.tributary.normalizer.normalize.hl7v2.Samples.slot;
import static health.tributary.normalizer.normalize.hl7v2.Samples.statements;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Retract;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VXU: keys, statuses and the observations beside a vaccination. */
class ImmunizationsTest {
    private static final String ORC = "ORC|RE||F1^EHR";

    private static Normalized message(String... segments) {
        String[] all = new String[segments.length + 2];
        all[0] = msh("VXU^V04");
        all[1] = Samples.PID;
        System.arraycopy(segments, 0, all, 2, segments.length);
        return normalized(all);
    }

    private static String rxa(String vaccine, String refusal, String completion, String action) {
        return "RXA|0|1|20240312||" + vaccine + "|0.5|mL|||||||||||" + refusal + "||" + completion + '|' + action;
    }

    private static Assert given(String... segments) {
        return only(message(segments), "Immunization");
    }

    @ParameterizedTest
    @CsvSource({
        "CP,'',1,completed,(cleared)",
        "PA,'',1,completed,(cleared)",
        "'','',0,completed,(cleared)",
        "RE,00^Parental decision^NIP002,1,not-done,NIP002",
        "RE,'',1,not-done,\"code\":\"RE\"",
        "NA,'',1,not-done,\"code\":\"NA\"",
        "XX,'',0,completed,(cleared)"
    })
    void completionIsStatusAndReason(String completion, String refusal, int rank, String status, String reason) {
        Assert immunization = given(ORC, rxa("08^HepB^CVX", refusal, completion, "A"));

        assertThat(slot(immunization, "status")).hasValueSatisfying(slot -> {
            assertThat(slot.json()).isEqualTo("\"status\":\"" + status + '"');
            assertThat(slot.rank()).isEqualTo(rank);
        });
        assertThat(json(immunization, "statusReason")).contains(reason);
    }

    @Test
    void aPartIsSubpotentUntilItIsCorrected() {
        assertThat(json(given(ORC, rxa("08^HepB^CVX", "", "PA", "A")), "isSubpotent"))
                .isEqualTo("\"isSubpotent\":true");
        assertThat(json(given(ORC, rxa("08^HepB^CVX", "", "CP", "U")), "isSubpotent"))
                .isEqualTo("(cleared)");
    }

    @Test
    void theFillersNumberIsTheKeyThePlacersAnAliasAnd9999IsNone() {
        String rxa = rxa("08^HepB^CVX", "", "CP", "A");
        Normalized both = message("ORC|RE|P1^EHR|F1^EHR", rxa);
        EntryId byBoth = only(both, "Immunization").entry();

        assertThat(given(ORC, rxa).entry()).isEqualTo(byBoth);
        assertThat(statements(both, Alias.class))
                .singleElement()
                .satisfies(alias -> assertThat(alias.entry())
                        .isEqualTo(given("ORC|RE|P1^EHR", rxa).entry()));
        assertThat(given("ORC|RE||9999^EHR", rxa).entry()).isEqualTo(given(rxa).entry());
    }

    @Test
    void withoutANumberTheDayAndTheVaccineTellVaccinationsApart() {
        Normalized two = message(rxa("08^HepB^CVX", "", "CP", "A"), rxa("03^MMR^CVX", "", "CP", "A"));

        assertThat(all(two, "Immunization"))
                .extracting(Assert::entry)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(given("RXA|0|1|20240312101500||08^HepB^CVX|999").entry())
                .isEqualTo(given("RXA|0|1|20240312||08^HepB^CVX|999").entry());
    }

    @Test
    void aDeletionRetractsTheVaccinationAndWhatStoodWithIt() {
        String reaction = "OBX|1|CE|31044-1^Reaction^LN|4|39579001^Anaphylaxis^SCT||||||F|||20240312";
        Normalized stated = message(ORC, rxa("08^HepB^CVX", "", "CP", "A"), reaction);
        Normalized deleted = message(ORC, rxa("08^HepB^CVX", "", "CP", "D"), reaction);

        assertThat(statements(deleted, Retract.class))
                .extracting(Retract::entry)
                // The same again, had its number stood for several vaccines.
                .hasSize(4)
                .startsWith(
                        only(stated, "Immunization").entry(),
                        only(stated, "Observation").entry());
        assertThat(all(deleted, "Immunization")).isEmpty();
    }

    @Test
    void aVaccineHasAllItsCodes() {
        Assert immunization = given(ORC, rxa("08^HepB^CVX^58160-0820-01^Engerix^NDC", "", "CP", "A"));

        assertThat(json(immunization, "vaccineCode"))
                .contains("\"system\":\"http://hl7.org/fhir/sid/cvx\",\"code\":\"08\"")
                .contains("\"system\":\"http://hl7.org/fhir/sid/ndc\",\"code\":\"58160-0820-01\"");
    }

    @Test
    void anUnknownAmountIsNoDose() {
        assertThat(slot(given("RXA|0|1|20240312||08^HepB^CVX|999"), "doseQuantity"))
                .isEmpty();
        assertThat(json(given("RXA|0|1|20240312||08^HepB^CVX|0.5|mL"), "doseQuantity"))
                .contains("\"value\":0.5")
                .contains("\"code\":\"mL\"");
    }

    @Test
    void whereARecordComesFromIsSaidByTheCdcsCodesElseRxa9IsANote() {
        Assert historical = given("RXA|0|1|20240312||08^HepB^CVX|999|||01^Historical^NIP001");
        assertThat(json(historical, "primarySource")).isEqualTo("\"primarySource\":false");
        assertThat(json(historical, "reportOrigin")).contains("\"code\":\"01\"");

        Assert fresh = given("RXA|0|1|20240312||08^HepB^CVX|999|||00^New^NIP001");
        assertThat(json(fresh, "primarySource")).isEqualTo("\"primarySource\":true");
        assertThat(slot(fresh, "reportOrigin")).isEmpty();

        Assert noted = given("RXA|0|1|20240312||08^HepB^CVX|999|||From a paper card");
        assertThat(json(noted, "note#RXA-9")).contains("paper card");
        assertThat(slot(noted, "primarySource")).isEmpty();
    }

    @Test
    void eligibilityFundingAndStatementsAreElementsAndNoObservations() {
        Normalized normalized = message(
                ORC,
                rxa("08^HepB^CVX", "", "CP", "A"),
                "OBX|1|CE|64994-7^Eligibility^LN|1|V02^Medicaid^HL70064||||||F",
                "OBX|2|CE|30963-3^Funding^LN|1|VXC2^State^CDCPHINVS||||||F",
                "OBX|3|CE|30956-7^Vaccine type^LN|2|45^HepB, NOS^CVX||||||F",
                "OBX|4|TS|29768-9^Published^LN|2|20230512||||||F",
                "OBX|5|TS|29769-7^Presented^LN|2|20240312||||||F");
        Assert immunization = only(normalized, "Immunization");

        assertThat(json(immunization, "programEligibility#OBX-5/1")).contains("V02");
        assertThat(json(immunization, "fundingSource")).contains("VXC2");
        assertThat(json(immunization, "education#OBX-5/2"))
                .isEqualTo("{\"documentType\":\"HepB, NOS\",\"publicationDate\":\"2023-05-12\","
                        + "\"presentationDate\":\"2024-03-12\"}");
        assertThat(all(normalized, "Observation")).isEmpty();
    }

    @Test
    void aReactionIsAnObservationThatTheImmunizationRefersTo() {
        Normalized normalized = message(
                ORC,
                rxa("08^HepB^CVX", "", "CP", "A"),
                "OBX|1|CE|31044-1^Reaction^LN|1|39579001^Anaphylaxis^SCT||||||F|||20240312");
        EntryId reaction = only(normalized, "Observation").entry();

        assertThat(json(only(normalized, "Immunization"), "reaction#OBX/" + reaction))
                .isEqualTo("{\"date\":\"2024-03-12\",\"detail\":{\"reference\":\"Observation/" + reaction + "\"}}");
        assertThat(json(only(normalized, "Observation"), "partOf#RXA")).contains("Immunization/");
    }

    @Test
    void noVaccineAdministeredIsNoImmunizationUnlessItWasRefused() {
        String immunity = "OBX|1|CE|59784-9^Immunity^LN|1|38907003^Varicella^SCT||||||F|||20240316";
        String other = "OBX|1|CE|59784-9^Immunity^LN|1|66071002^Hepatitis B^SCT||||||F|||20240316";
        String none = "RXA|0|1|20240316||998^No vaccine administered^CVX|999||||||||||||||NA";
        Normalized two = message("ORC|RE||9999", none, immunity, "ORC|RE||9999", none, other);

        assertThat(all(two, "Immunization")).isEmpty();
        assertThat(all(two, "Observation"))
                .extracting(Assert::entry)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(all(two, "Observation").get(1).entry())
                .isEqualTo(only(message("ORC|RE||9999", none, other), "Observation")
                        .entry());
        assertThat(json(given(rxa("998^No vaccine administered^CVX", "00^Parental^NIP002", "RE", "A")), "status"))
                .contains("not-done");
    }

    @Test
    void aForecastIsARecommendationAndReplacesTheFormerOneWhole() {
        Normalized normalized = message(
                "ORC|RE||9999",
                "RXA|0|1|20240316||998^No vaccine administered^CVX|999||||||||||||||NA",
                "OBX|1|CE|30979-9^Vaccine due next^LN|1|107^DTaP^CVX||||||F",
                "OBX|2|DT|30980-7^Date due^LN|1|20240601||||||F",
                "OBX|3|DT|30981-5^Earliest^LN|1|20240501||||||F",
                "OBX|4|NM|30973-2^Dose number^LN|1|2||||||F",
                "OBX|5|CE|59783-1^Status^LN|1|LA13422-3^On schedule^LN||||||F",
                "OBX|6|CE|30956-7^Vaccine type^LN|2|03^MMR^CVX||||||F",
                "OBX|7|DT|30980-7^Date due^LN|2|20240701||||||F");
        Assert forecast = only(normalized, "ImmunizationRecommendation");

        assertThat(json(forecast, "date")).isEqualTo("\"date\":\"2024-03-16\"");
        assertThat(json(forecast, "recommendation#OBX"))
                .contains("\"doseNumberPositiveInt\":2")
                .contains("LA13422-3")
                .contains("\"value\":\"2024-05-01\"")
                .contains("\"code\":\"03\"")
                .contains("data-absent-reason");
        assertThat(all(normalized, "Observation")).isEmpty();
    }

    @Test
    void theDoseOfASeriesIsItsProtocol() {
        Normalized normalized = message(
                ORC,
                rxa("08^HepB^CVX", "", "CP", "A"),
                "OBX|1|CE|59780-7^Series^LN|1|HepB primary^^L||||||F",
                "OBX|2|NM|30973-2^Dose^LN|1|2||||||F",
                "OBX|3|NM|59782-3^Doses^LN|1|3||||||F",
                "OBX|4|ID|59781-5^Validity^LN|1|Y||||||F");

        assertThat(json(only(normalized, "Immunization"), "protocolApplied#OBX-5/1"))
                .isEqualTo("{\"series\":\"HepB primary\",\"doseNumberPositiveInt\":2,\"seriesDosesPositiveInt\":3}");
        assertThat(all(normalized, "Observation")).hasSize(1);
    }

    @Test
    void whatPd1SaysToRegistriesIsKept() {
        Assert patient = only(
                message("PD1|||||||||||02^Reminder^HL70215|N|20240101|||A^Active^HL70441|20240102|20240103"),
                "Patient");

        assertThat(json(patient, "extension#PD1-16")).contains("\"code\":\"A\"").contains("2024-01-02");
        assertThat(json(patient, "extension#PD1-12"))
                .contains("\"valueBoolean\":false")
                .contains("2024-01-01");
        assertThat(json(patient, "extension#PD1-11"))
                .contains("\"code\":\"02\"")
                .contains("2024-01-03");
    }

    /** Case 23. */
    @Test
    void emptyFieldsOfAnUpdateSayNothingAndTwoQuotesClear() {
        Assert update = given(ORC, "RXA|0|1|20240312||08^HepB^CVX|||||\"\"|||||||||||CP|U");

        assertThat(json(update, "performer#RXA-10")).isEqualTo("(cleared)");
        assertThat(json(update, "lotNumber")).isEqualTo("(nothing)");
        assertThat(json(update, "doseQuantity")).isEqualTo("(nothing)");
        assertThat(json(update, "recorded")).isEqualTo("(nothing)");
    }
}
