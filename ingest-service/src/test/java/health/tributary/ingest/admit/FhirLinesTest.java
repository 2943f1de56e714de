package health.tributary.ingest.admit;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.fhir.FhirReader;
import health.tributary.fhir.ReadResult;
import health.tributary.fhir.Severity;
import health.tributary.fhir.bundle.FhirMessage;
import health.tributary.fhir.bundle.MessagePlan;
import health.tributary.fhir.bundle.PlannedEntry;
import health.tributary.ingest.Samples;
import health.tributary.ingest.admit.LineReader.Line;
import health.tributary.ingest.validation.HapiParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FhirLinesTest {
    private static final Instant NOW = Instant.parse("2026-05-01T06:00:00Z");
    private static final String PATIENT = "{'resourceType':'Patient','id':'p1'}";
    private static final String PULSE =
            "{'resourceType':'Observation','id':'o1','status':'final','code':{'text':'t'},'subject':{'reference':'Patient/p1'}}";

    private final AdmitFhir admit = new AdmitFhir(Samples.KEY, new AdmitRules(10, 0), new HapiParser());

    @Test
    void goodLinesAreOneMessageOfTheirOwnBytes() {
        FhirPart part = part("off", PATIENT, PULSE);
        assertThat(part.taken()).isEqualTo(2);
        assertThat(part.problems()).isEmpty();
        FhirAdmission message = part.messages().get(0);
        assertThat(text(message))
                .isEqualTo(json("{'resourceType':'Bundle','type':'collection','entry':[{'resource':" + PATIENT
                        + "},{'resource':" + PULSE + "}]}"));
        assertThat(message.envelope().backfill()).isTrue();
        assertThat(message.envelope().subject()).contains(Samples.KEY.subject("clinic/Patient", "p1"));
        assertThat(entries(message)).hasSize(2);
    }

    @Test
    void badLinesAreNamedAndKeptOneByOneAndTheRestIsTaken() {
        FhirPart part = part(
                "warn",
                PATIENT,
                "{'resourceType':'Patient',",
                "{'resourceType':'Encounter','id':'e','actualPeriod':{}}",
                "{'resourceType':'Observation','status':7,'code':{'text':'t'},'subject':{'reference':'Patient/p1'}}",
                "{'resourceType':'Observation','status':'final','code':{'text':'nobody'}}",
                "{'resourceType':'Bundle','type':'collection','entry':[]}",
                "[1]",
                "{'resourceType':'Parameters'}",
                PULSE);
        assertThat(part.taken()).isEqualTo(2);
        assertThat(part.refused()).isEqualTo(7);
        assertThat(part.problems())
                .filteredOn(problem -> problem.problem().severity().refuses())
                .extracting(problem -> problem.line() + " " + problem.problem().expression())
                .contains(
                        "3 Encounter.actualPeriod", "4 Observation.status", "5 Observation", "6 Bundle", "8 Parameters")
                .doesNotHaveDuplicates();
        assertThat(part.problems()).extracting(LineProblem::line).isSorted().contains(2L, 7L);
        assertThat(entries(part.messages().get(0))).hasSize(2);
        assertThat(part.messages().stream().skip(1))
                .hasSize(7)
                .allSatisfy(kept -> assertThat(kept.refusal()).isPresent());
        assertThat(part.messages().stream().flatMap(kept -> kept.refusal().map(Rejection::reason).stream()))
                .contains(Reason.UNREADABLE, Reason.UNSUPPORTED, Reason.INVALID_VALUE, Reason.NO_SUBJECT);
    }

    @Test
    void validationOfTheFeedHoldsForEachLine() {
        String odd = "{'resourceType':'Patient','id':'p2','birthDate':'yesterday'}";
        assertThat(part("off", PATIENT, odd).problems()).isEmpty();
        FhirPart warned = part("warn", PATIENT, odd);
        assertThat(warned.taken()).isEqualTo(2);
        assertThat(warned.problems())
                .singleElement()
                .satisfies(found -> assertThat(found.problem().severity()).isEqualTo(Severity.WARNING));
        FhirPart rejected = part("reject", PATIENT, odd);
        assertThat(rejected.taken()).isOne();
        assertThat(rejected.refused()).isOne();
        assertThat(text(rejected.messages().get(1))).isEqualTo(json(odd));
    }

    @Test
    void otherEncodingsOfUnicodeDoNotSpoilTheirPart() {
        byte[] wide = json(PATIENT).getBytes(StandardCharsets.UTF_16LE);
        byte[] marked = ("\uFEFF" + json(PATIENT)).getBytes(StandardCharsets.UTF_8);
        FhirLines lines = lines("off");
        lines.add(line(1, wide), NOW);
        lines.add(line(2, marked), NOW);
        lines.add(line(3, json(PULSE).getBytes(StandardCharsets.UTF_8)), NOW);
        FhirPart part = lines.finish(NOW).orElseThrow();
        assertThat(part.taken()).isOne();
        assertThat(part.refused()).isEqualTo(2);
    }

    @Test
    void aResourceThatComesAgainWithOtherContentBeginsANewPartAndWithTheSameItHasBeenSaid() {
        FhirLines lines = lines("off");
        byte[] patient = json(PATIENT).getBytes(StandardCharsets.UTF_8);
        byte[] later = json(PATIENT.replace("}", ",'active':true}")).getBytes(StandardCharsets.UTF_8);
        assertThat(lines.add(line(1, patient), NOW)).isEmpty();
        assertThat(lines.add(line(2, patient), NOW)).isEmpty();
        FhirPart first = lines.add(line(3, later), NOW).orElseThrow();
        FhirPart second = lines.finish(NOW).orElseThrow();
        assertThat(first.taken()).isEqualTo(2);
        assertThat(entries(first.messages().get(0))).hasSize(1);
        assertThat(second.taken()).isOne();
        assertThat(text(second.messages().get(0))).contains("active");
        assertThat(second.problems()).isEmpty();
    }

    @Test
    void aLineThatIsTooLongIsCountedAndNotKept() {
        FhirLines lines = lines("off");
        lines.add(new Line(1, new byte[0], true), NOW);
        FhirPart part = lines.finish(NOW).orElseThrow();
        assertThat(part.messages()).isEmpty();
        assertThat(part.refused()).isOne();
        assertThat(part.problems().get(0).line()).isOne();
    }

    @Test
    void partsAreBoundedAndTheSameTextMakesTheSameMessages() {
        List<FhirPart> once = parts(12_000);
        assertThat(once).hasSizeGreaterThan(2);
        assertThat(once.stream().mapToInt(FhirPart::taken).sum()).isEqualTo(12_000);
        assertThat(once).allSatisfy(part -> {
            assertThat(part.taken()).isLessThanOrEqualTo(FhirLines.MAX_PART_LINES);
            assertThat(part.messages().get(0).body().length).isLessThanOrEqualTo(FhirLines.MAX_PART_BYTES);
        });
        assertThat(ids(parts(12_000))).isEqualTo(ids(once));
        // A text that broke off: but for its last part it is the beginning of the whole one.
        List<MessageId> broken = ids(parts(11_000));
        assertThat(ids(once)).startsWith(broken.subList(0, broken.size() - 1).toArray(MessageId[]::new));
    }

    /** A reference to another line, of whichever part, resolves, because keys come from ids. */
    @Test
    void aReferenceToALineOfAnotherPartLeadsToIt() {
        PlannedEntry patient = entries(part("off", PATIENT).messages().get(0)).get(0);
        PlannedEntry observation = entries(part("off", PULSE).messages().get(0)).get(0);
        assertThat(observation.subject()).isEqualTo(patient.subject());
        assertThat(observation.references().of("Patient/p1"))
                .isEqualTo("Patient/" + patient.subject().value());
    }

    private List<FhirPart> parts(int count) {
        FhirLines lines = lines("off");
        List<FhirPart> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String text = json(PULSE.replace("o1", "o" + i).replace("'t'", "'" + "t".repeat(i % 2_000) + "'"));
            lines.add(line(i + 1, text.getBytes(StandardCharsets.UTF_8)), NOW).ifPresent(parts::add);
        }
        lines.finish(NOW).ifPresent(parts::add);
        return parts;
    }

    private static List<MessageId> ids(List<FhirPart> parts) {
        return parts.stream()
                .flatMap(part -> part.messages().stream())
                .map(message -> message.envelope().id())
                .toList();
    }

    private FhirPart part(String validation, String... texts) {
        FhirLines lines = lines(validation);
        for (int i = 0; i < texts.length; i++) {
            assertThat(lines.add(line(i + 1, json(texts[i]).getBytes(StandardCharsets.UTF_8)), NOW))
                    .isEmpty();
        }
        return lines.finish(NOW).orElseThrow();
    }

    private FhirLines lines(String validation) {
        return new FhirLines(admit, feed(validation), true, Optional.empty());
    }

    private static Line line(long number, byte[] bytes) {
        return new Line(number, bytes, false);
    }

    private static List<PlannedEntry> entries(FhirAdmission message) {
        ReadResult read = FhirReader.read(message.body());
        return MessagePlan.of(FhirMessage.of(((ReadResult.Read) read).resource()), feed("off"), Samples.KEY)
                .entries();
    }

    private static Feed feed(String validation) {
        return FeedRegistry.read("{\"feeds\":[{\"name\":\"clinic\",\"fhirValidation\":\"" + validation + "\"}]}")
                .feed(new FeedId("clinic"))
                .orElseThrow();
    }

    private static String text(FhirAdmission message) {
        return new String(message.body(), StandardCharsets.UTF_8);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
