package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.PersonId;
import health.tributary.embedded.launch.Door;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;

/** The whole record of whom a journey is about, as real processes show it. */
final class WholeRecord {
    private static final Web WEB = new Web();

    private WholeRecord() {}

    /** As the person reads it now; every resource is valid. */
    static String of(Stack stack, Journey journey) {
        PersonId person = person(journey);
        HttpResponse<String> answer = WEB.get(
                stack.address(Door.RECORD, "/fhir/Patient/" + person + "/$everything"),
                stack.tokens().patient(person.value()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        ValidResources.inBundle(answer.body());
        return withoutTimes(
                answer.body().replace(stack.address(Door.RECORD, "/fhir").toString(), ""));
    }

    /** As the journey's folder expects it at the end. */
    static String expected(Journey journey) throws IOException {
        return withoutTimes(
                Files.readString(journey.folder().resolve("expected").resolve("everything.json")));
    }

    static PersonId person(Journey journey) {
        return journey.sent().persons().get(0);
    }

    /** Receipts are other ones than in the expectation, and so are the times of changes; versions are not. */
    private static String withoutTimes(String everything) {
        return PrettyJson.of(everything).replaceAll("\"lastUpdated\" : \"[^\"]*\"", "\"lastUpdated\" : \"-\"");
    }
}
