package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static health.tributary.normalizer.normalize.hl7v2.Samples.slot;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VXU as registries and practices write it though the guide says otherwise, where its meaning is plain. */
class VaccinationDialectsTest {
    private static final String MMR = "03^MMR^CVX";
    private static final String HEPB = "08^HepB^CVX";

    private static Normalized message(String... segments) {
        String[] all = new String[segments.length + 2];
        all[0] = msh("VXU^V04");
        all[1] = Samples.PID;
        System.arraycopy(segments, 0, all, 2, segments.length);
        return normalized(all);
    }

    private static Assert given(String... segments) {
        return only(message(segments), "Immunization");
    }

    private static String rxa(String day, String vaccine, String refusal, String completion, String action) {
        return "RXA|0|1|" + day + "||" + vaccine + "|999||||||||||||" + refusal + "||" + completion + '|' + action;
    }

    private static void hasStatus(Assert immunization, String status, int rank) {
        assertThat(slot(immunization, "status")).hasValueSatisfying(slot -> {
            assertThat(slot.json()).isEqualTo("\"status\":\"" + status + '"');
            assertThat(slot.rank()).isEqualTo(rank);
        });
    }

    @ParameterizedTest
    @CsvSource({"''", "Refused", "Not given", "??"})
    void whatHasAReasonWhyNotWasNotGiven(String completion) {
        Assert refused = given("ORC|RE||F1^EHR", rxa("20240301", MMR, "00^Parental decision^NIP002", completion, ""));

        hasStatus(refused, "not-done", 1);
        assertThat(json(refused, "statusReason")).contains("Parental decision");
    }

    @Test
    void aVaccineThatWasGivenHasNoReasonWhyNot() {
        Assert given = given("ORC|RE||F1^EHR", rxa("20240301", MMR, "00^Parental decision^NIP002", "CP", ""));

        hasStatus(given, "completed", 1);
        assertThat(json(given, "statusReason")).isEqualTo("(cleared)");
    }

    @ParameterizedTest
    @CsvSource({
        "Refused,not-done,RE",
        "REFUSED,not-done,RE",
        "re,not-done,RE",
        "Not Given,not-done,NA",
        "not-given,not-done,NA",
        "Held,not-done,NA",
        "Given,completed,",
        "Completed,completed,"
    })
    void theEndOfAnAdministrationMayBeWrittenInWords(String completion, String status, String reason) {
        Normalized said = message("ORC|RE||F1^EHR", rxa("20240301", MMR, "", completion, ""));
        Assert immunization = only(said, "Immunization");

        hasStatus(immunization, status, 1);
        assertThat(json(immunization, "statusReason"))
                .contains(reason == null ? "(cleared)" : "\"code\":\"" + reason + '"');
        assertThat(said.warnings()).noneMatch(warning -> warning.place().startsWith("RXA"));
    }

    private static String[] sent(String time, String... segments) {
        String[] all = new String[segments.length + 2];
        all[0] = "MSH|^~\\&|EHR|GENHOSP|IIS|STATE|20240315" + time + "00-0500||VXU^V04|" + time + "|P|2.5.1";
        all[1] = Samples.PID;
        System.arraycopy(segments, 0, all, 2, segments.length);
        return all;
    }

    private static List<String> vaccines(List<String[]> order) {
        return History.of(order).shown("Immunization").values().stream()
                .map(slots -> slots.get("vaccineCode"))
                .map(code -> code.contains("MMR") ? "MMR" : code.contains("HepB") ? "HepB" : "?")
                .sorted()
                .toList();
    }

    @Test
    void aDeletionUnderTheNumberOfSeveralVaccinesTakesTheRightOne() {
        String number = "ORC|RE||I1^EHR";
        String[] both =
                sent("0900", number, rxa("20240301", MMR, "", "CP", "A"), number, rxa("20240301", HEPB, "", "CP", "A"));

        for (List<String[]> order :
                History.orders(List.of(both, sent("0910", number, rxa("20240301", HEPB, "", "CP", "D"))))) {
            assertThat(vaccines(order)).containsExactly("MMR");
        }
        for (List<String[]> order :
                History.orders(List.of(both, sent("0910", number, rxa("20240301", MMR, "", "CP", "D"))))) {
            assertThat(vaccines(order)).containsExactly("HepB");
        }
    }

    @Test
    void severalVaccinesUnderANumberTakeThePlaceOfTheOneItHad() {
        String number = "ORC|RE||I1^EHR";
        String first = rxa("20240301", MMR, "", "CP", "A");
        String second = rxa("20240301", HEPB, "", "CP", "A");

        for (List<String[]> order : History.orders(List.of(
                sent("0900", number, first),
                sent("0910", number, second, number, first),
                sent("0920", number, first, number, second)))) {
            assertThat(vaccines(order)).containsExactly("HepB", "MMR");
        }
    }

    @Test
    void anotherVaccineUnderTheNumberOfOneCorrectsIt() {
        String number = "ORC|RE||I1^EHR";
        for (List<String[]> order : History.orders(List.of(
                sent("0900", number, rxa("20240301", MMR, "", "CP", "A")),
                sent("0910", number, rxa("20240301", HEPB, "", "CP", "U"))))) {
            assertThat(vaccines(order)).containsExactly("HepB");
        }
    }

    @ParameterizedTest
    @CsvSource({"2024-03-01,2024-03-29", "10/05/2019,10/05/2020", "20240301,20240329"})
    void daysThatAreNotWrittenAsHl7DoesAreDaysOfTheirOwn(String one, String other) {
        assertThat(given(rxa(one, MMR, "", "CP", "A")).entry())
                .isEqualTo(given(rxa(one, MMR, "", "CP", "U")).entry())
                .isNotEqualTo(given(rxa(other, MMR, "", "CP", "A")).entry());
    }

    @ParameterizedTest
    @CsvSource({"D", "W"})
    void aReactionThatIsTakenBackIsNoneOfTheVaccination(String status) {
        String reaction = "OBX|1|CE|31044-1^Reaction^LN|1|39579001^Anaphylaxis^SCT||||||";
        Normalized back = message("ORC|RE||F1^EHR", rxa("20240301", MMR, "", "CP", "U"), reaction + status);

        assertThat(json(
                        only(back, "Immunization"),
                        "reaction#OBX/" + only(back, "Observation").entry()))
                .isEqualTo("(cleared)");
    }

    @Test
    void theDosesOfSeveralSeriesAreThoseOfTheirVaccineGroups() {
        Normalized evaluated = message(
                "ORC|RE||F1^EHR",
                rxa("20240301", "130^DTaP-IPV^CVX", "", "CP", "A"),
                "OBX|1|CE|30956-7^Vaccine group^LN|1|107^DTaP^CVX||||||F",
                "OBX|2|NM|30973-2^Dose^LN|1|1||||||F",
                "OBX|3|CE|30956-7^Vaccine group^LN|2|89^Polio^CVX||||||F",
                "OBX|4|NM|30973-2^Dose^LN|2|1||||||F");
        Assert immunization = only(evaluated, "Immunization");

        assertThat(json(immunization, "protocolApplied#OBX-5/1"))
                .isEqualTo("{\"series\":\"DTaP\",\"doseNumberPositiveInt\":1}");
        assertThat(json(immunization, "protocolApplied#OBX-5/2"))
                .isEqualTo("{\"series\":\"Polio\",\"doseNumberPositiveInt\":1}");
        assertThat(Samples.all(evaluated, "Observation")).isEmpty();
    }

    @Test
    void theGroupOfANamedSeriesStaysAnObservation() {
        Normalized evaluated = message(
                "ORC|RE||F1^EHR",
                rxa("20240301", HEPB, "", "CP", "A"),
                "OBX|1|CE|30956-7^Vaccine group^LN|1|45^HepB, NOS^CVX||||||F",
                "OBX|2|CE|59780-7^Series^LN|1|HepB primary^^L||||||F",
                "OBX|3|NM|30973-2^Dose^LN|1|2||||||F");

        assertThat(json(only(evaluated, "Immunization"), "protocolApplied#OBX-5/1"))
                .contains("\"series\":\"HepB primary\"");
        only(evaluated, "Observation");
    }

    @Test
    void aPartOfAStatementThatIsTakenBackIsNotShown() {
        Assert one = given(
                "ORC|RE||F1^EHR",
                rxa("20240301", HEPB, "", "CP", "U"),
                "OBX|1|CE|30956-7^Vaccine type^LN|2|45^HepB, NOS^CVX||||||F",
                "OBX|2|TS|29769-7^Presented^LN|2|20240312||||||D");
        assertThat(json(one, "education#OBX-5/2")).isEqualTo("{\"documentType\":\"HepB, NOS\"}");

        Assert all = given(
                "ORC|RE||F1^EHR",
                rxa("20240301", HEPB, "", "CP", "U"),
                "OBX|1|TS|29769-7^Presented^LN|2|20240312||||||D",
                "OBX|2|NM|30973-2^Dose^LN|1|2||||||D");
        assertThat(json(all, "education#OBX-5/2")).isEqualTo("(cleared)");
        assertThat(json(all, "protocolApplied#OBX-5/1")).isEqualTo("(cleared)");
    }

    @Test
    void nobodyIsWarnedOfWhenAndHowTheElementsOfAVaccinationWereAskedFor() {
        String asked = "||||||F|||20240301|||VXC40^At the immunization level^CDCPHINVS";
        Normalized ordinary = message(
                "ORC|RE||F1^EHR",
                rxa("20240301", HEPB, "", "CP", "A"),
                "OBX|1|CE|64994-7^Eligibility^LN|1|V02^Medicaid^HL70064" + asked,
                "OBX|2|CE|30963-3^Funding^LN|1|VXC2^State^CDCPHINVS" + asked,
                "OBX|3|CE|30956-7^Vaccine type^LN|2|45^HepB, NOS^CVX" + asked,
                "OBX|4|TS|29768-9^Published^LN|2|20230512" + asked,
                "OBX|5|TS|29769-7^Presented^LN|2|20240301" + asked,
                "OBX|6|NM|30973-2^Dose^LN|3|1" + asked);

        assertThat(ordinary.warnings()).noneMatch(warning -> warning.place().startsWith("OBX"));
    }

    @ParameterizedTest
    @CsvSource({"C38238,IDINJ", "C28161,IM", "C38276,IVINJ", "C38288,PO", "C38299,SQ", "C38305,TRNSDERM"})
    void routesOfTheNciThesaurusAreTranslatedToo(String ncit, String route) {
        String v3 = "{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration\",\"code\":\"" + route
                + '"';
        String rxa = rxa("20240301", HEPB, "", "CP", "A");

        assertThat(json(given(rxa, "RXR|" + ncit + "^Somehow^NCIT"), "route"))
                .startsWith("\"route\":{\"coding\":[" + v3)
                .contains("\"code\":\"" + ncit + "\",\"display\":\"Somehow\"");
    }

    @Test
    void aRouteThatIsCodedTwiceIsTranslatedOnce() {
        String rxa = rxa("20240301", HEPB, "", "CP", "A");

        assertThat(json(given(rxa, "RXR|C28161^Intramuscular^NCIT^IM^Intramuscular^HL70162"), "route"))
                .containsOnlyOnce("v3-RouteOfAdministration");
        assertThat(json(given(rxa, "RXR|C38284^Nasal^NCIT"), "route"))
                .contains("\"code\":\"C38284\"")
                .doesNotContain("v3-RouteOfAdministration");
    }
}
