package health.tributary.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatientIdentifiersTest {
    private static List<ExtendedId> of(String pid) {
        byte[] bytes = ("MSH|^~\\&|A|B|||20240101||ADT^A01|1|P|2.5\r" + pid).getBytes(StandardCharsets.UTF_8);
        Message message = (Message) Message.read(bytes, StandardCharsets.UTF_8);
        return PatientIdentifiers.of(message.first("PID").orElseThrow());
    }

    @Test
    void everyRepetitionOfPid3ThatHoldsANumberIsOne() {
        List<ExtendedId> found = of("PID|1||77^5^M11^NORTH&1.2.3&ISO^MR~^^^SSA^SS~\"\"~88^^^&1.2.4&ISO^PI|99");
        assertThat(found).extracting(ExtendedId::value).containsExactly("77", "88");
        assertThat(found.get(0).typeCode()).isEqualTo("MR");
        assertThat(found.get(0).universalIdType()).isEqualTo("ISO");
        assertThat(found.get(0).place()).hasToString("PID-3");
        assertThat(found.get(1).place()).hasToString("PID-3[4]");
    }

    @Test
    void theAuthorityIsNamedMostSpecificFirst() {
        List<ExtendedId> found = of("PID|1||1^^^NORTH&1.2.3&ISO~2^^^NORTH~3^^^&1.2.3&ISO~4");
        assertThat(found)
                .extracting(ExtendedId::authorities)
                .containsExactly(List.of("1.2.3", "NORTH"), List.of("NORTH"), List.of("1.2.3"), List.of());
    }

    @Test
    void theOlderFieldsCountOnlyWherePid3HasNothing() {
        assertThat(of("PID|1|5|7|6")).extracting(ExtendedId::value).containsExactly("7");
        assertThat(of("PID|1|5||6~8")).extracting(ExtendedId::value).containsExactly("5", "6", "8");
        assertThat(of("PID|1|||")).isEmpty();
    }

    @Test
    void blanksAroundANumberAreNoPartOfItAndAnUnescapedSubcomponentIs() {
        assertThat(of("PID|1||  7 7 ^^^NORTH ")).extracting(ExtendedId::value).containsExactly("7 7");
        assertThat(of("PID|1||A&B^^^NORTH")).extracting(ExtendedId::value).containsExactly("A&B");
    }

    @Test
    void anIdentifierPrintsItsPlaceOnly() {
        assertThat(of("PID|1||777^^^NORTH^MR").get(0)).hasToString("ExtendedId(PID-3, redacted)");
    }
}
