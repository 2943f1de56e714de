package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Results of several patients in one message: each goes to the record of its own, and to no other. */
class SeveralPatientsTest {
    private final Hospital hospital = new Hospital();

    @Test
    void eachPatientsRecordHasItsOwnResults() {
        List<Recorded> message = results();
        assertThat(message)
                .singleElement()
                .satisfies(record -> assertThat(record.envelope().key())
                        .isEqualTo(record.envelope().id().value()));
        hospital.takes(message);

        assertThat(hospital.pipeline().rejects()).isEmpty();
        assertThat(hospital.pipeline().persons()).hasSize(2);
        assertThat(hospital.everything("north", "1")).contains("Ada", "11.1").doesNotContain("Bea", "22.2");
        assertThat(hospital.everything("north", "2")).contains("Bea", "22.2").doesNotContain("Ada", "11.1");
        hospital.pipeline().everything().values().forEach(ValidResources::inBundle);
    }

    @Test
    void sentAgainItChangesNothing() {
        hospital.takes(results());
        var before = hospital.pipeline().everything();
        int told = hospital.pipeline().ears().heard(Ears.EVERYTHING).size();
        hospital.takes(results());

        assertThat(hospital.pipeline().everything()).isEqualTo(before);
        assertThat(hospital.pipeline().ears().heard(Ears.EVERYTHING)).hasSize(told);
    }

    @Test
    void whereItIsNotPlainWhoseTheResultsAreTheMessageIsRejectedWithThePlace() {
        hospital.takes(hospital.north(
                0,
                "ORU^R01",
                Hospital.pid("1", "Roe^Ada"),
                Hospital.pid("2", "Poe^Bea"),
                "OBR|1||F2^L|718-7^Hb^LN|||20260302120000",
                "OBX|1|NM|718-7^Hb^LN||22.2|g/dL|||||F"));

        assertThat(hospital.pipeline().rejects())
                .containsExactly(new Rejection(
                        Reason.AMBIGUOUS_SUBJECT,
                        "PID-3",
                        "each patient of a message of several has an OBR before the next PID"));
        assertThat(hospital.pipeline().persons()).isEmpty();
    }

    private List<Recorded> results() {
        return hospital.north(
                0,
                "ORU^R01",
                Hospital.pid("1", "Roe^Ada"),
                "OBR|1||F1^L|718-7^Hb^LN|||20260302120000",
                "OBX|1|NM|718-7^Hb^LN||11.1|g/dL|||||F",
                Hospital.pid("2", "Poe^Bea"),
                "OBR|2||F2^L|718-7^Hb^LN|||20260302120000",
                "OBX|1|NM|718-7^Hb^LN||22.2|g/dL|||||F");
    }
}
