package health.tributary.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Case 14: precision and offset are kept as written, never invented. */
class Hl7DateTimeTest {
    private static Hl7DateTime valid(String text) {
        return Hl7DateTime.parse(text).toOptional().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "2024,YEAR,2024-01-01T00:00",
        "202403,MONTH,2024-03-01T00:00",
        "20240229,DAY,2024-02-29T00:00",
        "2024022913,HOUR,2024-02-29T13:00",
        "202402291305,MINUTE,2024-02-29T13:05",
        "20240229130559,SECOND,2024-02-29T13:05:59",
        "20240229130559.12,FRACTION,2024-02-29T13:05:59.120",
        "20240229130559.123456789,FRACTION,2024-02-29T13:05:59.123456789",
    })
    void case14PrecisionIsWhatWasWritten(String text, Hl7DateTime.Precision precision, LocalDateTime earliest) {
        Hl7DateTime time = valid(text);
        assertThat(time.precision()).isEqualTo(precision);
        assertThat(time.earliest()).isEqualTo(earliest);
        assertThat(time.offset()).isEmpty();
    }

    @Test
    void case14AnOffsetIsKeptWithEveryPrecision() {
        assertThat(valid("20240229-0330").offset()).contains(ZoneOffset.ofHoursMinutes(-3, -30));
        assertThat(valid("20240229130559.1+0530").offset()).contains(ZoneOffset.ofHoursMinutes(5, 30));
        assertThat(valid("20240229130559.1+0530").fractionDigits()).isEqualTo(1);
        assertThat(valid("2024+0000").offset()).contains(ZoneOffset.UTC);
    }

    @Test
    void case14TheAssumedZoneIsUsedOnlyWithoutAnOffset() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(valid("20240701120000").earliestInstant(berlin)).isEqualTo(Instant.parse("2024-07-01T10:00:00Z"));
        assertThat(valid("20240701120000-0500").earliestInstant(berlin))
                .isEqualTo(Instant.parse("2024-07-01T17:00:00Z"));
    }

    @Test
    void nothingIsAbsent() {
        assertThat(Hl7DateTime.parse("")).isInstanceOf(Parsed.Absent.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "24",
                "20243",
                "20240230",
                "20241301",
                "2024010125",
                "202401011260",
                "20240101126060",
                "2024-01-01",
                "20240101T1200",
                "20240101120000.",
                "202401011200.5",
                "20240101120000.1234567890",
                "20240101+05",
                "20240101+0560",
                "20240101+9900",
                "20240101120000Z",
                "yesterday",
                "00000000",
                "+0100",
                "20240101٠٠",
                "2024010112000000"
            })
    void whatIsNoTimeSaysWhyWithoutQuoting(String text) {
        Parsed<Hl7DateTime> parsed = Hl7DateTime.parse(text);
        assertThat(parsed).isInstanceOf(Parsed.Invalid.class);
        assertThat(((Parsed.Invalid<Hl7DateTime>) parsed).rule()).isNotBlank().doesNotContain(text);
    }

    @Test
    void aMomentIsWrittenToTheMillisecond() {
        assertThat(Hl7DateTime.write(OffsetDateTime.parse("2024-03-05T07:08:09.123456-03:30")))
                .isEqualTo("20240305070809.123-0330");
        assertThat(Hl7DateTime.write(OffsetDateTime.parse("2024-03-05T07:08:09Z")))
                .isEqualTo("20240305070809.000+0000");
    }
}
