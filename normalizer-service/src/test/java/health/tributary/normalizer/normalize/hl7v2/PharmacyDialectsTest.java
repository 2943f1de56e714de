package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.Samples.PID;
import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Warning;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pharmacies and wards write though the standard says otherwise, where its meaning is plain. */
class PharmacyDialectsTest {
    private static final String DRUG = "197361^Amlodipine 5 MG Oral Tablet^RXNORM";
    private static final String ORDER = "ORC|NW|P1^CPOE";

    private static Normalized message(String kind, String... segments) {
        List<String> message = new ArrayList<>(List.of(msh(kind), PID));
        message.addAll(List.of(segments));
        return normalized(message.toArray(String[]::new));
    }

    private static Normalized ordered(String... segments) {
        return message("RDE^O11", segments);
    }

    private static String dosage(Normalized ordered) {
        return json(only(ordered, "MedicationRequest"), "dosageInstruction#RXE");
    }

    private static List<String> warned(Normalized normalized) {
        return normalized.warnings().stream().map(Warning::place).toList();
    }

    @ParameterizedTest
    @CsvSource({"5000, 0, UNT, false", "5, 5.0, mg, false", "10, 5, mg, true"})
    void aGreatestAmountThatIsNotGreaterMakesNoRange(String least, String most, String unit, boolean warned) {
        Normalized order = ordered(ORDER, "RXE||" + DRUG + '|' + least + '|' + most + '|' + unit);
        assertThat(dosage(order))
                .contains("\"doseQuantity\":{\"value\":" + least + ',')
                .doesNotContain("doseRange");
        assertThat(warned(order).contains("RXE-4")).isEqualTo(warned);
        assertThat(dosage(ordered(ORDER, "RXE||" + DRUG + "|5|10.0|mg")))
                .contains("\"doseRange\":{\"low\":{\"value\":5,");
    }
}
