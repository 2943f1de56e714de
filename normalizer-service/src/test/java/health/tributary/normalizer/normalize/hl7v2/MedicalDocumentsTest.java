package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.Samples.all;
import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static health.tributary.normalizer.normalize.hl7v2.Samples.slot;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.codec.StatementCodec;
import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MDM: statuses, content, replacements and addenda of documents. */
class MedicalDocumentsTest {
    private static final Pattern DATA = Pattern.compile("\"data\":\"([^\"]+)\"");
    private static final String TEXT = "OBX|1|TX|8648-8^Course^LN||Old text.||||||F";

    private static String txa(String number, String parent, String completion, String availability) {
        return "TXA|1|DS^Summary^HL70270|TX|||||||||" + number + '|' + parent + "||||" + completion + "||"
                + availability;
    }

    private static Normalized message(String event, String... segments) {
        String[] all = new String[segments.length + 2];
        all[0] = msh("MDM^" + event);
        all[1] = Samples.PID;
        System.arraycopy(segments, 0, all, 2, segments.length);
        return normalized(all);
    }

    private static Assert document(String event, String... segments) {
        return only(message(event, segments), "DocumentReference");
    }

    private static String text(Assert document) {
        Matcher data = DATA.matcher(json(document, "content#OBX-5"));
        assertThat(data.find()).isTrue();
        return new String(Base64.getDecoder().decode(data.group(1)), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "T02,AU,AV,1,current,final", "T02,DI,'',0,current,preliminary", "T04,LA,AV,1,current,final",
        "T08,AU,AV,1,current,amended", "T08,IP,AV,1,current,preliminary", "T02,AU,OB,1,superseded,final",
        "T02,AU,CA,1,entered-in-error,final", "T02,AU,UN,1,current,final",
                "T11,AU,AV,1,entered-in-error,entered-in-error",
        "T03,PA,'',0,current,preliminary"
    })
    void statusesAreThoseOfTheEventElseOfTheDocument(
            String event, String completion, String availability, int rank, String status, String docStatus) {
        Assert document = document(event, txa("D1^DICT", "", completion, availability));

        assertThat(slot(document, "status")).hasValueSatisfying(slot -> {
            assertThat(slot.json()).startsWith("\"status\":\"" + status + '"');
            assertThat(slot.rank()).isEqualTo(rank);
        });
        assertThat(json(document, "docStatus")).isEqualTo("\"docStatus\":\"" + docStatus + '"');
    }

    @Test
    void anAddressIsNotCutAtItsAmpersands() {
        Assert document = only(
                normalized(
                        msh("ORU^R01"),
                        Samples.PID,
                        "OBR|1|P1|F1|CT^CT^L",
                        "OBX|1|RP|CT^CT^L||https://pacs.example/v?study=1&series=2^PACS^IM^JPEG||||||F"),
                "DocumentReference");
        assertThat(json(document, "content#OBX-5")).contains("https://pacs.example/v?study=1&series=2");
    }

    @Test
    void anAvailabilityThatFhirHasNoCodeForIsKeptBesideIt() {
        assertThat(json(document("T02", txa("D1^DICT", "", "AU", "UN")), "status"))
                .contains("v2-0273\",\"code\":\"UN\"");
    }

    @Test
    void aNotificationWithoutContentLeavesTheContentAlone() {
        Assert told = document("T03", txa("D1^DICT", "", "AU", "AV"));
        Assert sent = document("T02", txa("D1^DICT", "", "AU", "AV"), TEXT);

        assertThat(told.entry()).isEqualTo(sent.entry());
        assertThat(slot(told, "content#OBX-5"))
                .hasValueSatisfying(content -> assertThat(content.rank()).isZero());
        assertThat(slot(sent, "content#OBX-5"))
                .hasValueSatisfying(content -> assertThat(content.rank()).isEqualTo(1));
    }

    @Test
    void linesOfOneCodeAreOneText() {
        Assert document = document(
                "T02",
                txa("D1^DICT", "", "AU", "AV"),
                "OBX|1|TX|1^A^L||First \\T\\ line||||||F",
                "OBX|2|TX|||Second||||||F",
                "OBX|3|FT|2^B^L||x\\.br\\y||||||F");

        assertThat(text(document)).isEqualTo("First & line\nSecond");
        assertThat(json(document, "content#OBX-5").split("\"attachment\"", -1)).hasSize(3);
        assertThat(json(document, "content#OBX-5")).contains("\"title\":\"A\"").contains("\"title\":\"B\"");
    }

    @Test
    void whatWasTakenBackIsNoContent() {
        Assert document = document("T02", txa("D1^DICT", "", "AU", "AV"), "OBX|1|TX|1^A^L||Wrong||||||W");

        assertThat(json(document, "content#OBX-5")).contains("data-absent-reason");
    }

    @Test
    void aReplacementSupersedesItsParent() {
        Normalized normalized = message("T10", txa("D2^DICT", "D1^DICT", "AU", "AV"), TEXT);
        Assert fresh = all(normalized, "DocumentReference").get(0);
        Assert parent = all(normalized, "DocumentReference").get(1);

        assertThat(parent.entry())
                .isEqualTo(document("T02", txa("D1^DICT", "", "AU", "AV")).entry());
        assertThat(json(parent, "status")).isEqualTo("\"status\":\"superseded\"");
        assertThat(json(fresh, "relatesTo#TXA-13"))
                .isEqualTo("{\"code\":\"replaces\",\"target\":{\"reference\":\"DocumentReference/" + parent.entry()
                        + "\"}}");
    }

    @Test
    void anAddendumAppendsToItsParentAndLeavesItAsItIs() {
        Normalized normalized = message("T06", txa("D2^DICT", "D1^DICT", "AU", "AV"), TEXT);
        Assert addendum = all(normalized, "DocumentReference").get(0);
        Assert parent = all(normalized, "DocumentReference").get(1);

        assertThat(json(addendum, "relatesTo#TXA-13"))
                .contains("\"appends\"")
                .contains(parent.entry().value());
        assertThat(slot(parent, "status"))
                .hasValueSatisfying(status -> assertThat(status.rank()).isZero());
        assertThat(slot(parent, "content#OBX-5"))
                .hasValueSatisfying(content -> assertThat(content.rank()).isZero());
    }

    @Test
    void anAddendumUnderTheDocumentsOwnNumberAddsToItsContent() {
        Assert addendum = document("T06", txa("D1^DICT", "", "AU", "AV"), TEXT);

        assertThat(addendum.slots())
                .filteredOn(slot -> slot.key().startsWith("content#OBX-5/"))
                .hasSize(1);
    }

    @Test
    void aCancelledDocumentShowsNoContent() {
        Assert cancelled = document("T11", txa("D1^DICT", "", "AU", "AV"), TEXT);

        assertThat(slot(cancelled, "content#OBX-5")).hasValueSatisfying(content -> {
            assertThat(content.json()).contains("masked").doesNotContain("data\"");
            assertThat(content.rank()).isEqualTo(1);
        });
    }

    @Test
    void withoutANumberTheOrderTheFileOrTypeAndTimeTellDocumentsApart() {
        assertThat(document("T02", "TXA|1|DS^S^L|TX|||||||||||||F1^LAB").entry())
                .isNotEqualTo(
                        document("T02", "TXA|1|DS^S^L|TX|||||||||||||F2^LAB").entry());
        assertThat(document("T02", "TXA|1|DS^S^L|TX|||20240312100000").entry())
                .isEqualTo(document("T04", "TXA|1|DS^S^L|TX|||20240312100000").entry());
        Normalized nothing = message("T02", "TXA|1|DS^S^L");
        assertThat(all(nothing, "DocumentReference")).isEmpty();
        assertThat(nothing.warnings()).anyMatch(warning -> warning.place().equals("TXA"));
    }

    @Test
    void theOrderIsThatOfOrcElseOfTheDocumentsNumbers() {
        Normalized ordered =
                message("T02", "ORC|RE|P1^OE|F1^LAB", "OBR|1|P1^OE|F1^LAB|1^X^L", txa("D1^DICT", "", "AU", "AV"), TEXT);
        Normalized named = message("T02", "TXA|1|DS^S^L|TX|||||||||D1^DICT||P1^OE|F1^LAB");

        assertThat(only(named, "ServiceRequest").entry())
                .isEqualTo(only(ordered, "ServiceRequest").entry());
        assertThat(json(only(ordered, "DocumentReference"), "context.related"))
                .isEqualTo(json(only(named, "DocumentReference"), "context.related"))
                .contains("ServiceRequest/");
        assertThat(all(ordered, "Observation")).isEmpty();
    }

    @Test
    void aMessageWithoutTxaKeepsItsResults() {
        Normalized normalized = message("T02", "OBX|1|TX|8648-8^Course^LN||Some text.||||||F");

        assertThat(all(normalized, "Observation")).hasSize(1);
        assertThat(normalized.warnings()).anyMatch(warning -> warning.place().equals("TXA"));
    }

    /** Case 16: 20 MB in one OBX-5 are pointed at, not copied: nothing of their size is even allocated twice. */
    @Test
    void anEmbeddedDocumentOfTwentyMegabytesIsNotCopied() {
        byte[] small = large(1024 * 1024);
        byte[] large = large(20 * 1024 * 1024);
        allocated(large);
        long ofSmall = allocated(small);
        long ofLarge = allocated(large);

        assertThat(ofLarge).isLessThan(ofSmall + 1024 * 1024);
        Normalized normalized = (Normalized) Samples.normalize("genhosp", large);
        int written = normalized.batches().stream()
                .mapToInt(batch -> StatementCodec.encode(batch).length)
                .sum();
        assertThat(written).isLessThan(8_192);
        assertThat(json(only(normalized, "DocumentReference"), "content#OBX-5")).contains("-b64\"");
    }

    /** Case 16: a document of many long lines of text stays in the archive too. */
    @Test
    void aLongTextIsPointedAtLineByLine() {
        String line = "OBX|%d|TX|1^A^L||" + "All clear. ".repeat(4_000) + "||||||F";
        Assert document = document(
                "T02",
                txa("D1^DICT", "", "AU", "AV"),
                String.format(line, 1),
                String.format(line, 2),
                String.format(line, 3),
                String.format(line, 4),
                String.format(line, 5),
                String.format(line, 6),
                String.format(line, 7));

        assertThat(json(document, "content#OBX-5")).doesNotContain("\"data\"");
        assertThat(json(document, "content#OBX-5").split("Binary/", -1)).hasSize(8);
    }

    private static byte[] large(int size) {
        char[] data = new char[size];
        Arrays.fill(data, 'A');
        return Samples.bytes(
                msh("MDM^T02"),
                Samples.PID,
                txa("D1^DICT", "", "AU", "AV"),
                "OBX|1|ED|18748-4^Report^LN||DICT^application^pdf^Base64^" + new String(data) + "||||||F");
    }

    private static long allocated(byte[] message) {
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Samples.normalize("genhosp", message);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
