package health.tributary.ccda;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.Reason;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedRegistry;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DocumentSubjectTest {
    private static final IdKey KEY =
            IdKey.of("an id key for tests, and only for tests".getBytes(StandardCharsets.UTF_8));
    private static final Feed OPEN = feed("{\"name\":\"clinic\"}");
    private static final Feed CONFIGURED = feed(
            "{\"name\":\"clinic\",\"authorities\":["
                    + "{\"raw\":[\"1.2.3\",\"Genhosp\"],\"namespace\":\"genhosp-mrn\"}],\"subject\":{\"authorities\":[\"genhosp-mrn\"]}}");
    private static final String SSN = "<id root=\"2.16.840.1.113883.4.1\" extension=\"111-22-3333\"/>";

    @Test
    void theAuthorityIsTheRoot() {
        assertThat(of(OPEN, "<id root=\"1.2.3\" extension=\"7\"/>").subject())
                .contains(KEY.subject("clinic/1.2.3", "7"));
        assertThat(of(CONFIGURED, "<id root=\"9.9\" extension=\"1\"/><id root=\"1.2.3\" extension=\"7\"/>")
                        .subject())
                .contains(KEY.subject("genhosp-mrn", "7"));
        assertThat(of(CONFIGURED, "<id root=\"9.9\" assigningAuthorityName=\"Genhosp\" extension=\"7\"/>")
                        .subject())
                .contains(KEY.subject("genhosp-mrn", "7"));
    }

    @Test
    void aSocialSecurityNumberBesideTheOnlyPatientNumberDoesNotNameThePatient() {
        assertThat(of(OPEN, "<id root=\"1.2.3\" extension=\"7\"/>" + SSN).subject())
                .contains(KEY.subject("clinic/1.2.3", "7"));
    }

    @Test
    void severalNumbersNameNobodyUnlessTheFeedSaysWhich() {
        DocumentSubject subject = of(OPEN, "<id root=\"1.2\" extension=\"7\"/><id root=\"1.3\" extension=\"8\"/>");
        assertThat(subject.problem().map(Problem::reason)).contains(Reason.AMBIGUOUS_SUBJECT);
    }

    @Test
    void withoutANumberThereIsNobody() {
        assertThat(of(OPEN, "<id nullFlavor=\"NI\"/><id root=\"1.2\" nullFlavor=\"UNK\"/>")
                        .problem()
                        .map(Problem::reason))
                .contains(Reason.NO_SUBJECT);
        assertThat(DocumentSubject.of(Documents.read("<title/>"), OPEN, KEY)
                        .problem()
                        .map(Problem::place))
                .contains("recordTarget");
        String two = "<recordTarget/><recordTarget/>";
        assertThat(DocumentSubject.of(Documents.read(two), OPEN, KEY).problem().map(Problem::reason))
                .contains(Reason.AMBIGUOUS_SUBJECT);
    }

    @Test
    void aRootAloneIsANumberOfItsOwn() {
        assertThat(of(OPEN, "<id root=\"2a620155-9d11-439e-92b3-5d9815ff4de8\"/>")
                        .subject())
                .contains(KEY.subject("clinic/urn:ietf:rfc:3986", "2a620155-9d11-439e-92b3-5d9815ff4de8"));
    }

    private static DocumentSubject of(Feed feed, String ids) {
        String target = "<recordTarget><patientRole>" + ids + "</patientRole></recordTarget>";
        return DocumentSubject.of(Documents.read(target), feed, KEY);
    }

    private static Feed feed(String json) {
        return FeedRegistry.read("{\"feeds\":[" + json + "]}")
                .feed(new FeedId("clinic"))
                .orElseThrow();
    }
}
