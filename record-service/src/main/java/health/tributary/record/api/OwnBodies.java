package health.tributary.record.api;

import health.tributary.fhir.Problem;
import health.tributary.record.write.OwnResource;
import health.tributary.record.write.OwnResource.Reading.Unusable;
import health.tributary.record.write.OwnResource.Reading.Usable;
import health.tributary.record.write.ValueCheck;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads the bodies of writes. */
final class OwnBodies {
    private final ValueCheck values;

    OwnBodies(ValueCheck values) {
        this.values = Objects.requireNonNull(values);
    }

    /** A body that can be written, or the answer to one that can not. */
    record Checked(Optional<String> resource, Optional<Answer> refusal) {
        @Override
        public String toString() {
            return "Checked(redacted)";
        }
    }

    Checked read(Author author, String type, byte[] body, Optional<String> id) {
        OwnResource.Reading reading = OwnResource.read(body, type, id);
        if (reading instanceof Unusable unusable) {
            return refused(unusable.status(), unusable.problems());
        }
        OwnResource resource = ((Usable) reading).resource();
        if (resource.patient().isPresent() && !author.is(resource.patient().get())) {
            return refused(422, List.of(OwnResource.notThePerson(type)));
        }
        List<Problem> problems = values.problems(resource.json(), type);
        return problems.isEmpty()
                ? new Checked(Optional.of(resource.json()), Optional.empty())
                : refused(422, problems);
    }

    private static Checked refused(int status, List<Problem> problems) {
        return new Checked(Optional.empty(), Optional.of(Answer.outcome(status, problems)));
    }
}
