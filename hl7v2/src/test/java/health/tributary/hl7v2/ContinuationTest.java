package health.tributary.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContinuationTest {
    private static final String HEADER = "MSH|^~\\&|LAB||||||ORU^R01|1|P|2.5|";

    @ParameterizedTest
    @ValueSource(strings = {"|2", "|2^x\rOBX|1\rDSC|3"})
    void aPieceBehindAnotherSaysSoInItsHeader(String rest) {
        assertThat(Continuation.of(Samples.read(HEADER + rest)).orElseThrow()).hasToString("MSH-14");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\rOBX|1\rDSC|3", "\rOBX|1\rADD|x\rDSC|3|F", "\rdsc|3^4|f"})
    void aPieceBeforeAnotherSaysSoInItsLastSegment(String rest) {
        assertThat(Continuation.of(Samples.read(HEADER + rest)).orElseThrow()).hasToString("DSC-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\rOBX|1", "\rDSC", "\rDSC|", "\rDSC|\"\"", "|\"\"", "\rQAK|1\rDSC|3|I"})
    void whatIsWholeOrCanBeAskedForMoreIsNoPiece(String rest) {
        assertThat(Continuation.of(Samples.read(HEADER + rest))).isEmpty();
    }
}
