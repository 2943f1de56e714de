package health.tributary.device;

import static health.tributary.device.Points.at;
import static health.tributary.device.Points.only;
import static health.tributary.device.Points.point;
import static health.tributary.device.Points.refused;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.Reason;
import health.tributary.contract.reading.Flag;
import health.tributary.contract.reading.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    private static Sample sample(String time) {
        return only(rate(time)).sample();
    }

    private static String rate(String time) {
        return point("heart-rate", "2.0", at(time, "\"heart_rate\":{\"value\":60,\"unit\":\"bpm\"}"));
    }

    private static String moment(String time) {
        return "{\"date_time\":\"" + time + "\"}";
    }

    private static String interval(String members) {
        return "{\"time_interval\":{" + members + "}}";
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T07:30:00+01:00,2026-03-01T06:30:00Z,+01:00",
        "2026-03-01T07:30:00.5Z,2026-03-01T07:30:00.5Z,Z",
        "2026-03-01 07:30:00.123456789z,2026-03-01T07:30:00.123456Z,Z",
        "2026-02-28t07:30-0530,2026-02-28T13:00:00Z,-05:30",
        "2024-02-29T23:59:59-08,2024-03-01T07:59:59Z,-08:00",
        "1969-12-31T23:59:59Z,1969-12-31T23:59:59Z,Z",
    })
    void timesAreReadAsTheyAreWritten(String text, String instant, String offset) {
        Sample sample = sample(moment(text));
        assertThat(sample.start()).isEqualTo(Instant.parse(instant));
        assertThat(sample.offset()).isEqualTo(ZoneOffset.of(offset));
        assertThat(sample.flags()).isEmpty();
    }

    @Test
    void case14_aTimeWithoutOffsetGetsTheFeedsAndSaysSo() {
        Sample winter = sample(moment("2026-01-15T07:30:00"));
        assertThat(winter.start()).isEqualTo(Instant.parse("2026-01-15T06:30:00Z"));
        assertThat(winter.flags()).containsExactly(Flag.OFFSET_ASSUMED);
        assertThat(sample(moment("2025-07-15T07:30:00")).offset()).isEqualTo(ZoneOffset.ofHours(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01", "2026-02-30T07:30:00Z", "2026-13-01T07:30:00Z", "2026-03-01T24:00:00Z",
                        "2026-03-01T07:30:61Z",
                "2026-03-01T07:30:00+19:00", "2026-03-01T07:30:00.Z", "2026-03-01T07:30:00Europe", "yesterday", "",
                "2026-03-01T07:3O:00Z", "2026-03-01T07:30:"
            })
    void whatIsNoTimeIsRefusedAndNothingInvented(String text) {
        assertThat(refused(rate(moment(text))))
                .isEqualTo(
                        new Problem(Reason.INVALID_VALUE, "body.effective_time_frame.date_time", PointReader.NO_TIME));
    }

    @Test
    void absurdTimesAreRefused() {
        assertThat(refused(rate(moment("1600-01-01T00:00:00Z"))).rule()).isEqualTo(TimeFrame.ABSURD);
        assertThat(refused(rate(moment("9999-01-01T00:00:00Z"))).rule()).isEqualTo(TimeFrame.ABSURD);
        assertThat(refused(rate(moment("2026-03-01T12:05:01Z"))).rule()).isEqualTo(Meaning.FUTURE);
        assertThat(sample(moment("2026-03-01T12:05:00Z")).start()).isEqualTo(Points.LATEST);
    }

    @Test
    void anIntervalIsAnyTwoOfStartEndAndDuration() {
        String start = "\"start_date_time\":\"2026-03-01T06:00:00Z\"";
        String end = "\"end_date_time\":\"2026-03-01T06:10:00Z\"";
        String duration = "\"duration\":{\"value\":10,\"unit\":\"min\"}";
        Sample first = sample(interval(start + "," + end));
        assertThat(first.length()).isEqualTo(Duration.ofMinutes(10));
        assertThat(sample(interval(start + "," + duration))).isEqualTo(first);
        assertThat(sample(interval(duration + "," + end))).isEqualTo(first);
        assertThat(sample(interval(duration + "," + start + "," + end))).isEqualTo(first);
        assertThat(refused(rate(interval(start))).rule()).isEqualTo(TimeFrame.NO_FRAME);
        assertThat(refused(rate(interval("\"date\":\"2026-03-01\",\"part_of_day\":\"morning\"")))
                        .rule())
                .isEqualTo(TimeFrame.PART_OF_DAY);
    }

    @Test
    void negativeAndContradictingDurationsAreRefused() {
        String start = "\"start_date_time\":\"2026-03-01T06:00:00Z\"";
        String before = "\"end_date_time\":\"2026-03-01T05:59:59Z\"";
        assertThat(refused(rate(interval(start + "," + before))).rule()).isEqualTo(TimeFrame.NEGATIVE);
        assertThat(refused(rate(interval(start + ",\"duration\":{\"value\":-5,\"unit\":\"min\"}")))
                        .rule())
                .isEqualTo(TimeFrame.NEGATIVE);
        assertThat(refused(rate(interval(start + ",\"duration\":{\"value\":500,\"unit\":\"d\"}")))
                        .rule())
                .isEqualTo(TimeFrame.ABSURD);
        String after = "\"end_date_time\":\"2026-03-01T06:30:00Z\",\"duration\":{\"value\":5,\"unit\":\"min\"}";
        assertThat(refused(rate(interval(start + "," + after))).rule()).isEqualTo(TimeFrame.CONTRADICTION);
        assertThat(refused(rate(interval(start + ",\"duration\":{\"value\":5,\"unit\":\"Mo\"}")))
                        .rule())
                .isEqualTo(TimeFrame.DURATION);
    }

    @Property
    void everyTimeOfTheCalendarReadsAsTheJdkReadsIt(
            @ForAll @LongRange(min = -62_000_000_000L, max = 200_000_000_000L) long second,
            @ForAll @IntRange(max = 999_999) int micros) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(second, micros * 1_000, ZoneOffset.UTC);
        if (time.getYear() > 9999) {
            return;
        }
        char[] text = ("x" + time + "Z").toCharArray();
        Timestamp read = Timestamp.parse(text, 1, text.length - 1);
        assertThat(read.at(ZoneOffset.UTC)).isEqualTo(time.toInstant(ZoneOffset.UTC));
    }

    @Example
    void theHourThatThereIsTwiceIsTheFirst() {
        char[] text = "2025-10-26T02:30:00".toCharArray();
        assertThat(Timestamp.parse(text, 0, text.length).offset(Points.BERLIN)).isEqualTo(ZoneOffset.ofHours(2));
    }
}
