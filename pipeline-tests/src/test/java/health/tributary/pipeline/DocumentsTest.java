package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.contract.SubjectId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Documents are kept as they came, whatever format brought them, and can be viewed. */
class DocumentsTest {
    private static final int TWENTY_MEGABYTES = 20_000_000;
    /** No multiple of four: pieces need not end with whole groups of digits. */
    private static final int PIECE = 65_530;

    @Test
    void aReferralIsKeptWholeBesideTheEntriesThatWereMadeOfIt() {
        Journey journey = Journey.named("a-referral-arrives");
        Journey.Step referral = journey.steps().get(2);
        Pipeline pipeline = journey.sent();
        assertThat(pipeline.persons()).hasSize(1);
        String everything =
                pipeline.everything(new SubjectId(pipeline.persons().get(0).value()));
        assertThat(everything).contains("Diplopia", "sumatriptan", "\"Migraine\"", "Penicillin G");

        JsonNode document = only("DocumentReference", everything);
        String url = document.at("/content/0/attachment/url").asText();
        assertThat(document.at("/content/0/attachment/contentType").asText()).isEqualTo("text/xml");
        assertThat(document.at("/type/coding/0/code").asText()).isEqualTo("57133-1");
        assertThat(pipeline.document(url.substring(url.lastIndexOf('/') + 1)))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(referral.message()));
    }

    @Test
    void case16TwentyMegabytesInOneFieldAreADocumentThatCanBeViewed() {
        byte[] scan = new byte[TWENTY_MEGABYTES * 3 / 4];
        new Random(16).nextBytes(scan);
        Hospital hospital = new Hospital();
        hospital.takes(hospital.north(
                0,
                "ORU^R01",
                Hospital.pid("1", "Roe^Ada"),
                "OBR|1||F1^L|18748-4^Diagnostic imaging study^LN|||20260302120000|||||||||||||||20260302120000||RAD|F",
                "OBX|1|ED|18748-4^Diagnostic imaging study^LN||APP^application^pdf^Base64^"
                        + Base64.getEncoder().encodeToString(scan) + "||||||F"));
        assertThat(viewed(hospital))
                .hasValueSatisfying(
                        bytes -> assertThat(Arrays.equals(bytes, scan)).isTrue());
    }

    @Test
    void aDocumentThatIsCutOverManyObxIsOneThatCanBeViewed() {
        byte[] scan = new byte[1_000_000];
        new Random(5).nextBytes(scan);
        byte[] beginning = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(beginning, 0, scan, 0, beginning.length);
        String base64 = Base64.getEncoder().encodeToString(scan);
        List<String> segments = new ArrayList<>();
        segments.add(Hospital.pid("1", "Roe^Ada"));
        segments.add(
                "OBR|1||F1^L|18748-4^Diagnostic imaging study^LN|||20260302120000|||||||||||||||20260302120000||RAD|F");
        for (int from = 0; from < base64.length(); from += PIECE) {
            segments.add(
                    "OBX|" + segments.size() + "|ED|18748-4^Diagnostic imaging study^LN||APP^application^pdf^Base64^"
                            + base64.substring(from, Math.min(base64.length(), from + PIECE)) + "||||||F");
        }
        Hospital hospital = new Hospital();
        hospital.takes(hospital.north(0, "ORU^R01", segments.toArray(String[]::new)));
        assertThat(viewed(hospital))
                .hasValueSatisfying(
                        bytes -> assertThat(Arrays.equals(bytes, scan)).isTrue());
    }

    private static Optional<byte[]> viewed(Hospital hospital) {
        String everything = hospital.everything("north", "1");
        assertThat(everything.length())
                .as("the document is not copied into the record")
                .isLessThan(100_000);
        int at = everything.indexOf("Binary/");
        assertThat(at).isPositive();
        String id = everything.substring(at + "Binary/".length(), everything.indexOf('"', at));
        return hospital.pipeline().document(id);
    }

    private static JsonNode only(String type, String everything) {
        JsonNode found = null;
        for (JsonNode entry : PrettyJson.tree(everything).path("entry")) {
            JsonNode resource = entry.path("resource");
            if (resource.path("resourceType").asText().equals(type)) {
                assertThat(found).as("only one " + type).isNull();
                found = resource;
            }
        }
        assertThat(found).as(type).isNotNull();
        return found;
    }
}
