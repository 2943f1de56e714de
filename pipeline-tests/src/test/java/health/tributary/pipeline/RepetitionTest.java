package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases 2, 6, 23, 31 and 32: resends, order, empty fields, authorities of one name. */
class RepetitionTest {
    private final Hospital hospital = new Hospital();

    @Test
    void case2AResendAddsNoEntryVersionOrNotification() {
        List<Recorded> message =
                hospital.north(0, "ADT^A01", "EVN|A01|20260302120000", Hospital.pid("1", "Roe^Ada"), "PV1|1|I|W1");
        hospital.takes(message);
        String record = hospital.everything("north", "1");
        int told = hospital.pipeline().ears().heard(Ears.EVERYTHING).size();
        long writes = hospital.pipeline().store().writes();
        for (int day = 1; day <= 50; day++) {
            hospital.takes(List.of(message.get(0).again(Duration.ofDays(day))));
        }
        assertThat(hospital.everything("north", "1")).isEqualTo(record);
        assertThat(hospital.pipeline().ears().heard(Ears.EVERYTHING)).hasSize(told);
        assertThat(hospital.pipeline().store().writes()).isEqualTo(writes);
    }

    @Test
    void case6ReorderedMessagesOfAPatientShowWhatTheLastOneSaid() {
        List<List<Recorded>> messages = new ArrayList<>();
        for (int minute = 0; minute < 20; minute++) {
            messages.add(hospital.north(minute, "ADT^A08", Hospital.pid("1", "Roe^Ada||19700101|F|||||555-" + minute)));
        }
        Collections.reverse(messages);
        messages.forEach(hospital::takes);
        assertThat(hospital.patient("north", "1")
                        .path("telecom")
                        .path(0)
                        .path("value")
                        .asText())
                .isEqualTo("555-19");
    }

    @Test
    void case23AnEmptyFieldSaysNothingAndTwoQuotesDelete() {
        hospital.takes(
                hospital.north(0, "ADT^A04", Hospital.pid("1", "Roe^Ada||19700101|F|||1 Elm St||555-0101")),
                hospital.north(1, "ADT^A08", Hospital.pid("1", "Roe^Ada||||||||\"\"")));
        assertThat(hospital.patient("north", "1").path("birthDate").asText()).isEqualTo("1970-01-01");
        assertThat(hospital.patient("north", "1").path("address")).hasSize(1);
        assertThat(hospital.patient("north", "1").has("telecom")).isFalse();
    }

    @Test
    void case31TwoHospitalsThatCallTheirNumbersMrnDoNotCollide() {
        hospital.takes(
                hospital.north(0, "ADT^A04", Hospital.pid("1", "Roe^Ada")),
                hospital.south(1, "ADT^A04", Hospital.pid("1", "Poe^Ben")));
        assertThat(hospital.pipeline().persons()).hasSize(2);
        assertThat(hospital.patient("north", "1")
                        .path("name")
                        .path(0)
                        .path("family")
                        .asText())
                .isEqualTo("Roe");
        assertThat(hospital.patient("south", "1")
                        .path("name")
                        .path(0)
                        .path("family")
                        .asText())
                .isEqualTo("Poe");
    }

    @Test
    void case32AResendOfTheFirstOfTwoMessagesOfOneSecondDoesNotCoverTheSecond() {
        List<Recorded> first = hospital.north(0, "ADT^A08", Hospital.pid("1", "Roe^Ada||||||||555-1"));
        List<Recorded> second = hospital.north(0, "ADT^A08", Hospital.pid("1", "Roe^Ada||||||||555-2")).stream()
                .map(record -> record.again(Duration.ofMillis(20)))
                .toList();
        hospital.takes(first, second);
        String record = hospital.everything("north", "1");
        assertThat(record).contains("555-2").doesNotContain("555-1");
        hospital.takes(List.of(first.get(0).again(Duration.ofSeconds(30))));
        assertThat(hospital.everything("north", "1")).isEqualTo(record);
    }
}
