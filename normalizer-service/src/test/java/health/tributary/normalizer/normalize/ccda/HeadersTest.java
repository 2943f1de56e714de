package health.tributary.normalizer.normalize.ccda;

import static health.tributary.normalizer.normalize.ccda.Cda.document;
import static health.tributary.normalizer.normalize.ccda.Cda.normalized;
import static health.tributary.normalizer.normalize.ccda.Cda.rejected;
import static health.tributary.normalizer.normalize.hl7v2.Samples.all;
import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.Reason;
import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.hl7v2.Samples;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Header, document and bad input. */
class HeadersTest {
    private static final String EVE = "<recordTarget><patientRole><id root=\"2.25.7\""
            + " extension=\"MRN-1001\"/>%s<patient>%s</patient></patientRole></recordTarget>";

    @Test
    void theDocumentsTimeIsTheClockOfAllItSays() {
        Normalized said = normalized(document(EVE.formatted("", "")));
        assertThat(said.batches()).allSatisfy(batch -> {
            assertThat(batch.origin().messageTime()).contains(Instant.parse("2024-03-12T18:30:00Z"));
            assertThat(batch.statements())
                    .allSatisfy(statement -> assertThat(statement.stated()).isEmpty());
        });
    }

    @Test
    void aDocumentWithoutAnHourHasNoClockAndItsReceiptCounts() {
        String dated = document(EVE.formatted("", "")).replace("20240312143000-0400", "20240312");
        assertThat(normalized(dated).batches().get(0).origin().messageTime()).isEmpty();
    }

    @Test
    void theSubjectIsThatOfHl7v2MessagesOfTheSameAuthority() {
        assertThat(normalized(document(EVE.formatted("", ""))).batches().get(0).subject())
                .isEqualTo(Samples.KEY.subject("clinic-mrn", "MRN-1001"));
    }

    @Test
    void demographicsThatAreNullAreLeftOut() {
        Assert patient = only(
                normalized(document(EVE.formatted(
                        "<addr nullFlavor=\"UNK\"/><telecom nullFlavor=\"NI\"/>",
                        "<name nullFlavor=\"MSK\"/><administrativeGenderCode"
                                + " nullFlavor=\"UNK\"/><birthTime nullFlavor=\"UNK\"/><raceCode"
                                + " nullFlavor=\"ASKU\"/><languageCommunication><languageCode"
                                + " code=\"zz-?\"/></languageCommunication>"))),
                "Patient");
        assertThat(patient.slots())
                .extracting(slot -> slot.element())
                .containsExactlyInAnyOrder("identifier", "~link", "gender", "communication");
        assertThat(json(patient, "gender")).isEqualTo("\"gender\":\"unknown\"");
        assertThat(json(patient, "communication#PID-15")).isEqualTo("{\"language\":{\"text\":\"zz-?\"}}");
    }

    @Test
    void aCountryThatFhirDoesNotListStaysInTheText() {
        String spoken = "<languageCommunication><languageCode code=\"spa-MX\"/></languageCommunication>"
                + "<languageCommunication><languageCode code=\"en-us\"/></languageCommunication>";
        assertThat(json(only(normalized(document(EVE.formatted("", spoken))), "Patient"), "communication#PID-15"))
                .isEqualTo(
                        "{\"language\":{\"coding\":[{\"system\":\"urn:ietf:bcp:47\",\"code\":\"es\"}],\"text\":\"spa-MX\"}},"
                                + "{\"language\":{\"coding\":[{\"system\":\"urn:ietf:bcp:47\",\"code\":\"en-US\"}]}}");
    }

    @Test
    void theWholeDocumentIsReadFromTheArchive() {
        String document = document(EVE.formatted("", ""));
        Assert reference = only(normalized(document), "DocumentReference");
        assertThat(json(reference, "content#document"))
                .contains("\"contentType\":\"text/xml\"")
                .containsPattern("\"url\":\"Binary/[a-z2-7]{32}-0-" + document.length() + "-all\"");
    }

    @Test
    void aReplacedDocumentIsSupersededInWhateverOrderTheyCome() {
        Assert old = only(normalized(document(EVE.formatted("", ""))), "DocumentReference");
        String replacing = document(EVE.formatted("", "")
                        + "<relatedDocument typeCode=\"RPLC\"><parentDocument><id root=\"2.25.101\""
                        + " extension=\"D\"/></parentDocument></relatedDocument>")
                .replaceFirst("extension=\"D\"", "extension=\"D2\"");
        Assert said = all(normalized(replacing), "DocumentReference").get(1);
        assertThat(said.entry()).isEqualTo(old.entry());
        assertThat(said.slots())
                .filteredOn(slot -> slot.key().equals("status"))
                .allMatch(slot -> slot.rank() == 1 && slot.json().contains("superseded"));
        assertThat(old.slots()).filteredOn(slot -> slot.key().equals("status")).allMatch(slot -> slot.rank() == 0);
        assertThat(said.slots())
                .filteredOn(slot -> slot.key().equals("content#document"))
                .allMatch(slot -> slot.rank() == 0);
    }

    @Test
    void anEmbeddedBodyIsCutOutOfTheDocument() {
        String document = document(EVE.formatted("", "")
                + "<component><nonXMLBody><text mediaType=\"application/pdf\""
                + " representation=\"B64\">JVBERi0xLjQK\n"
                + "  JSVFT0YK</text></nonXMLBody></component>");
        int offset = document.indexOf("JVBERi0xLjQK");
        int length = document.indexOf("</text>") - offset;
        assertThat(json(only(normalized(document), "DocumentReference"), "content#document"))
                .contains("\"contentType\":\"application/pdf\"")
                .contains("-" + offset + "-" + length + "-b64\"");
    }

    @Test
    void whatIsNoDocumentOfOnePatientIsRejectedAndNothingIsQuoted() {
        assertThat(rejected("<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><title>Everywoman")
                        .reason())
                .isEqualTo(Reason.UNREADABLE);
        assertThat(rejected(document("")).reason()).isEqualTo(Reason.REQUIRED_MISSING);
        assertThat(rejected(document(EVE.formatted("", "").replace("2.25.7", "2.25.8")))
                        .reason())
                .isEqualTo(Reason.NO_SUBJECT);
        assertThat(rejected("<!DOCTYPE x [<!ENTITY a \"b\">]>" + document("")).rule())
                .isEqualTo("a document type declaration is refused");
        assertThat(rejected("<ClinicalDocument xmlns=\"urn:hl7-org:v3\">" + "<a>".repeat(10_000))
                        .rule())
                .contains("nested deeper");
        assertThat(rejected("<Bundle/>").rule()).doesNotContain("Bundle");
    }

    @Test
    void wrongTypesInWrongPlacesDoNotThrow() {
        Normalized said =
                normalized(document(EVE.formatted("<addr/><telecom/>", "<name/><name>Eve Everywoman</name><birthTime/>")
                        + "<author/><custodian/><componentOf/><relatedDocument typeCode=\"RPLC\"/><documentationOf/>"
                        + "<component><structuredBody><component><section><entry/><entry><act/></entry><entry><observation"
                        + " moodCode=\"EVN\"><value"
                        + " xsi:type=\"PQ\">x</value><value/></observation></entry><entry><substanceAdministration"
                        + " moodCode=\"EVN\"/></entry><entry><supply moodCode=\"EVN\"/></entry><entry><encounter"
                        + " moodCode=\"EVN\"/></entry><entry><procedure moodCode=\"EVN\"/></entry><entry><organizer"
                        + " moodCode=\"EVN\"><component/></organizer></entry><entry><procedure"
                        + " moodCode=\"RQO\"/></entry><entry><observation moodCode=\"GOL\"/></entry>"
                        + "</section></component></structuredBody></component>"));
        assertThat(json(only(said, "Patient"), "name#PID-5")).isEqualTo("{\"text\":\"Eve Everywoman\"}");
        assertThat(said.warnings()).isNotEmpty();
    }
}
