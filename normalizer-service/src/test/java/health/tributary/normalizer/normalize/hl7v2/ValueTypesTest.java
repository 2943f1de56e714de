package health.tributary.normalizer.normalize.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OBX-5 of every type of HL7 table 0125: as it should be, malformed, empty, deleted. What was observed is never dropped. */
class ValueTypesTest {
    private static final String OBR = "OBR|1|P1^OE|F1^LAB|24323-8^Panel^LN|||20240315|||||||||||||||||CH|F";

    private static Normalized message(String type, String value) {
        return Samples.normalized(
                Samples.msh("ORU^R01"), Samples.PID, OBR, "OBX|1|" + type + "|2345-7^Analyte^LN||" + value + "||||||F");
    }

    private static String value(String type, String sent) {
        return Samples.json(Samples.only(message(type, sent), "Observation"), "value[x]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u0001',
            value = {
                "NM;-4.10;\"valueQuantity\":{\"value\":-4.10}",
                "SI;3;\"valueInteger\":3",
                "SN;<^5;\"valueQuantity\":{\"value\":5,\"comparator\":\"<\"}",
                "CQ;2.5^mg;\"valueQuantity\":{\"value\":2.5,\"unit\":\"mg\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"mg\"}",
                "MO;12.50^USD;\"valueQuantity\":{\"value\":12.50,\"unit\":\"USD\",\"system\":\"urn:iso:std:iso:4217\",\"code\":\"USD\"}",
                "CP;12.50&EUR^UP;\"valueQuantity\":{\"value\":12.50,\"unit\":\"EUR\",\"system\":\"urn:iso:std:iso:4217\",\"code\":\"EUR\"}",
                "MO;7;\"valueQuantity\":{\"value\":7}",
                "ST;text;\"valueString\":\"text\"",
                "TX;text;\"valueString\":\"text\"",
                "FT;a\\.br\\b;\"valueString\":\"a\\nb\"",
                "CE;A^Apple^L;\"valueCodeableConcept\":{\"coding\":[{\"system\":\"https://tributary.health/code-system/genhosp/L\",\"code\":\"A\",\"display\":\"Apple\"}]}",
                "CF;A^Apple;\"valueCodeableConcept\":{\"coding\":[{\"code\":\"A\",\"display\":\"Apple\"}]}",
                "CNE;A;\"valueCodeableConcept\":{\"coding\":[{\"code\":\"A\"}]}",
                "CWE;^^^^^^^^Only text;\"valueCodeableConcept\":{\"text\":\"Only text\"}",
                "ID;Y;\"valueCodeableConcept\":{\"coding\":[{\"code\":\"Y\"}]}",
                "IS;Y;\"valueCodeableConcept\":{\"coding\":[{\"code\":\"Y\"}]}",
                "DT;202403;\"valueDateTime\":\"2024-03\"",
                "DTM;20240315073000-0500;\"valueDateTime\":\"2024-03-15T07:30:00-05:00\"",
                "TS;2024;\"valueDateTime\":\"2024\"",
                "TM;073000;\"valueTime\":\"07:30:00\"",
                "TM;073000.25;\"valueString\":\"073000.25\"",
                "TM;0730-0500;\"valueString\":\"0730-0500\"",
                "DR;20240315;\"valuePeriod\":{\"start\":\"2024-03-15\"}",
                "NR;3^5;\"valueRange\":{\"low\":{\"value\":3},\"high\":{\"value\":5}}",
                "VR;1^2;\"valueString\":\"1-2\"",
                "VR;1;\"valueString\":\"1\"",
                "NA;1^2^3;\"valueString\":\"1^2^3\"",
                "MA;1^2~3^4;(cleared)",
                "PN;Quill^Ada;\"valueString\":\"Ada Quill\"",
                "XPN;Quill^Ada^^Jr^Dr;\"valueString\":\"Dr Ada Quill Jr\"",
                "CN;1^Quill^Ada;\"valueString\":\"Ada Quill\"",
                "XCN;1^Quill^Ada;\"valueString\":\"Ada Quill\"",
                "PPN;1^Quill^Ada;\"valueString\":\"Ada Quill\"",
                "XCN;1;\"valueString\":\"1\"",
                "AD;1 Garden Row^^Greensboro^NC^27401;\"valueString\":\"1 Garden Row, Greensboro, NC 27401\"",
                "XAD;1 Garden Row&Garden Row&1^Flat 2^Greensboro^NC^27401^USA^H;\"valueString\":\"1 Garden Row, Garden Row, 1, Flat 2, Greensboro, NC 27401, USA\"",
                "TN;(336)555-0101;\"valueString\":\"(336)555-0101\"",
                "XTN;^PRN^PH^^1^336^5550101;\"valueString\":\"+1 336 5550101\"",
                "XTN;^NET^Internet^ada@example.org;\"valueString\":\"ada@example.org\"",
                "XON;General Hospital^L^99;\"valueString\":\"General Hospital\"",
                "XON;^^99;\"valueString\":\"^^99\"",
                "PL;W3^R12^01^GENHOSP;\"valueString\":\"01, R12, W3, GENHOSP\"",
                "CX;12345^^^HOSP^MR;\"valueString\":\"12345^^^HOSP^MR\"",
                "CK;12345^1^M10^HOSP;\"valueString\":\"12345^1^M10^HOSP\"",
                "EI;12^NS;\"valueString\":\"12^NS\"",
                "HD;HOSP;\"valueString\":\"HOSP\"",
                "DLN;S99^NC^20300101;\"valueString\":\"S99^NC^20300101\"",
                "RI;Q6H;\"valueString\":\"Q6H\"",
                "nm;5;\"valueQuantity\":{\"value\":5}",
                "'';text;\"valueString\":\"text\"",
                "ZZ;of the site^x;\"valueString\":\"of the site^x\""
            })
    void aValueOfItsTypeIsTyped(String type, String sent, String json) {
        assertThat(value(type.replace("''", ""), sent)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u0001',
            value = {
                "NM;many;\"valueString\":\"many\"",
                "SI;-3;\"valueString\":\"-3\"",
                "SN;about^x;\"valueString\":\"about x\"",
                "CQ;some^mg;\"valueString\":\"some^mg\"",
                "MO;a lot^USD;\"valueString\":\"a lot^USD\"",
                "CP;free;\"valueString\":\"free\"",
                "DT;20241399;\"valueString\":\"20241399\"",
                "DTM;soon;\"valueString\":\"soon\"",
                "TM;noon;\"valueString\":\"noon\"",
                "TM;2561;\"valueString\":\"2561\"",
                "DR;soon^later;\"valueString\":\"soon^later\"",
                "NR;low^high;\"valueString\":\"low^high\"",
                "CWE;^^L;\"valueString\":\"^^L\"",
                "XAD;^^^^^^H;\"valueString\":\"^^^^^^H\"",
                "XPN;^^^^^^L;\"valueString\":\"^^^^^^L\"",
                "XTN;^PRN^PH;\"valueString\":\"^PRN^PH\""
            })
    void whatIsNotOfItsTypeIsKeptAsText(String type, String sent, String json) {
        assertThat(value(type, sent)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AD", "CE", "CF", "CK", "CN", "CNE", "CP", "CQ", "CWE", "CX", "DLN", "DR", "DT", "DTM", "EI", "FT",
                "GTS", "HD", "ID", "IS", "MA", "MO", "NA", "NM", "NR", "PL", "PN", "PPN", "RI", "SAD", "SI", "SN", "ST",
                "TM", "TN", "TS", "TX", "VR", "XAD", "XCN", "XON", "XPN", "XTN", "ZZ"
            })
    void anEmptyValueSaysNothingAndTwoQuotesClear(String type) {
        assertThat(value(type, "")).isEqualTo("(nothing)");
        assertThat(value(type, "\"\"")).isEqualTo("(cleared)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ED", "RP"})
    void aDocumentThatIsEmptyOrDeletedIsNone(String type) {
        assertThat(Samples.all(message(type, ""), "DocumentReference")).isEmpty();
        assertThat(Samples.all(message(type, "\"\""), "DocumentReference")).isEmpty();
        Normalized malformed = message(type, "^^^");
        assertThat(Samples.all(malformed, "DocumentReference")).isEmpty();
        assertThat(Samples.all(malformed, "Observation")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ED,APP^AP^PDF^Base64^AAAA",
        "ED,^application^pdf^Base64^AAAA",
        "RP,https://pacs.example/1^PACS^IM^JPEG",
        "RP,shelf 7"
    })
    void aDocumentIsOne(String type, String value) {
        Assert document = Samples.only(message(type, value), "DocumentReference");

        assertThat(Samples.json(document, "content#OBX-5")).contains("attachment");
    }
}
