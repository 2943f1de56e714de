package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases 9, 12 and 13: merges, what comes after them, and their undoing. */
class MergeTest {
    private static final int LATER_MESSAGES = 1_000;

    private final Hospital hospital = new Hospital();

    @Test
    void case12AnUndoneMergeEqualsNoneWhateverCameBetween() {
        Hospital neverMerged = new Hospital();
        for (Hospital one : List.of(hospital, neverMerged)) {
            one.takes(
                    one.north(0, "ADT^A04", Hospital.pid("1", "Roe^Ada||19700101|F")),
                    one.north(1, "ADT^A04", Hospital.pid("2", "Poe^Ada||19710101|F")));
        }
        hospital.takes(hospital.north(2, "ADT^A40", "EVN|A40", Hospital.pid("1", ""), "MRG|2^^^MRN^MR"));
        assertThat(hospital.pipeline().persons()).hasSize(1);
        for (Hospital one : List.of(hospital, neverMerged)) {
            for (int i = 0; i < LATER_MESSAGES; i++) {
                one.takes(later(one, i));
            }
        }
        assertThat(hospital.resources("north", "1", "Observation")).hasSize(LATER_MESSAGES / 2);
        hospital.takes(hospital.north(200, "ADT^A37", "EVN|A37", Hospital.pid("1", ""), "PID|2||2^^^MRN^MR"));
        assertThat(hospital.pipeline().everything())
                .isEqualTo(neverMerged.pipeline().everything());
    }

    private static List<Recorded> later(Hospital hospital, int number) {
        String patient = Hospital.pid(number % 4 < 2 ? "1" : "2", "");
        int minute = 3 + number / 10;
        return number % 2 == 0
                ? hospital.north(minute, "ADT^A08", patient + "||||||||555-" + number)
                : hospital.north(
                        minute,
                        "ORU^R01",
                        patient,
                        "OBR|1||F" + number + "^L|718-7^Hb^LN|||20260302120000",
                        "OBX|1|NM|718-7^Hb^LN||" + number + "|g/dL|||||F");
    }

    @Test
    void case13MergesReversedRepeatedCircularAndOfUnknownPatientsEndInOnePerson() {
        hospital.takes(merge(0, "8", "9"));
        assertThat(hospital.pipeline().persons()).isEmpty();
        for (String number : List.of("1", "2", "3", "8", "9")) {
            hospital.takes(hospital.north(1, "ADT^A04", Hospital.pid(number, "Roe^N" + number)));
        }
        assertThat(hospital.everything("north", "8")).contains("N9");
        hospital.takes(
                merge(2, "1", "2"), merge(3, "2", "1"), merge(4, "1", "2"), merge(5, "2", "3"), merge(6, "3", "1"));
        assertThat(hospital.pipeline().persons()).hasSize(2);
        for (String number : List.of("1", "2", "3")) {
            assertThat(hospital.everything("north", number)).contains("N1", "N2", "N3");
        }
    }

    @Test
    void case13AMergeOfAPatientWithItselfIsRejected() {
        hospital.takes(hospital.north(0, "ADT^A04", Hospital.pid("1", "Roe^Ada")), merge(1, "1", "1"));
        assertThat(hospital.pipeline().rejects()).extracting(Rejection::reason).containsExactly(Reason.CONTRADICTION);
    }

    @Test
    void case9AMergeIsToldOnceAndEntriesAreNotToldAgain() {
        hospital.takes(
                hospital.north(0, "ADT^A04", Hospital.pid("1", "Roe^Ada"), "PV1|1|I|||||||||||||||||V1"),
                hospital.north(1, "ADT^A04", Hospital.pid("2", "Poe^Ada"), "PV1|1|I|||||||||||||||||V2"));
        int before = hospital.pipeline().ears().heard(Ears.EVERYTHING).size();
        hospital.takes(merge(2, "1", "2"));
        List<String> kinds = new ArrayList<>();
        hospital.pipeline()
                .ears()
                .heard(Ears.EVERYTHING)
                .subList(
                        before,
                        hospital.pipeline().ears().heard(Ears.EVERYTHING).size())
                .forEach(one -> kinds.add(one.occasion().kind().code()));
        assertThat(kinds).containsExactly("linked");
    }

    @Test
    void aSharedNumberLinksHospitalsUntilOneOfThemDeletesItAndNotWhenItIsLeftOut() {
        hospital.takes(
                hospital.north(0, "ADT^A04", "PID|1||1^^^MRN^MR~R7^^^REGION^RRI||Roe^Ada"),
                hospital.south(1, "ADT^A04", "PID|1||5^^^MRN^MR~R7^^^REGION^RRI||Roe^Ada"));
        assertThat(hospital.pipeline().persons()).hasSize(1);

        hospital.takes(hospital.north(2, "ADT^A08", Hospital.pid("1", "Roe^Adela")));
        assertThat(hospital.pipeline().persons()).hasSize(1);
        assertThat(hospital.everything("north", "1")).contains("\"R7\"", "Adela");

        hospital.takes(hospital.north(3, "ADT^A08", "PID|1||1^^^MRN^MR~\"\"^^^REGION^RRI"));
        assertThat(hospital.pipeline().persons()).hasSize(2);
        assertThat(hospital.everything("north", "1")).doesNotContain("\"R7\"");
    }

    private List<Recorded> merge(int minute, String into, String retired) {
        return hospital.north(minute, "ADT^A40", "EVN|A40", Hospital.pid(into, ""), "MRG|" + retired + "^^^MRN^MR");
    }
}
