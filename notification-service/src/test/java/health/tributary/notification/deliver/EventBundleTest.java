package health.tributary.notification.deliver;

import static health.tributary.notification.Samples.NOON;
import static health.tributary.notification.Samples.subject;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import health.tributary.contract.change.WriteKind;
import health.tributary.notification.Samples;
import health.tributary.notification.deliver.EventBundle.Purpose;
import health.tributary.notification.match.Numbered;
import health.tributary.notification.match.Occasion;
import health.tributary.notification.subscription.Clause;
import health.tributary.notification.subscription.Content;
import health.tributary.notification.subscription.Subscription;
import health.tributary.notification.subscription.SubscriptionWriter;
import health.tributary.notification.subscription.Terms;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.Test;

class EventBundleTest {
    private static final FhirValidator R4 = validator();
    private final EventBundle bundles = new EventBundle("http://localhost:8083/fhir");

    private static FhirValidator validator() {
        FhirContext context = FhirContext.forR4();
        ValidationSupportChain support = new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context));
        return context.newValidator().registerValidatorModule(new FhirInstanceValidator(support));
    }

    private static void assertValid(String json) {
        List<SingleValidationMessage> errors = R4.validateWithResult(json).getMessages().stream()
                .filter(message -> message.getSeverity() == ResultSeverityEnum.ERROR
                        || message.getSeverity() == ResultSeverityEnum.FATAL)
                .toList();
        assertThat(errors).isEmpty();
    }

    @Test
    void everyBundleIsValidR4() {
        for (Content content : Content.values()) {
            for (WriteKind kind : WriteKind.values()) {
                Subscription subscription = subscription(content);
                List<Told> told = List.of(told(1, kind, content), denied(2));
                assertValid(bundles.write(Purpose.EVENT, subscription, told, 2, NOON));
                assertValid(bundles.write(Purpose.QUERY_EVENT, subscription, told, 2, NOON));
            }
            assertValid(bundles.write(Purpose.HANDSHAKE, subscription(content), List.of(), 0, NOON));
            assertValid(bundles.write(Purpose.QUERY_STATUS, subscription(content), List.of(), 7, NOON));
        }
    }

    @Test
    void theSubscriptionResourceIsValidR4() {
        assertValid(SubscriptionWriter.write(subscription(Content.ID_ONLY)).toString());
        assertValid(SubscriptionWriter.write(Samples.stream("s", Clause.everything()))
                .toString());
    }

    @Test
    void idOnlyIsExactlyThis() {
        String json = bundles.write(
                Purpose.EVENT,
                subscription(Content.ID_ONLY),
                List.of(told(7, WriteKind.UPDATED, Content.ID_ONLY)),
                7,
                NOON);
        String focus = "Observation/" + Samples.entry("e");
        assertThat(json).isEqualTo("""
                        {"resourceType":"Bundle","type":"history","timestamp":"2026-03-01T12:00:00Z","entry":[{"fullUrl":"urn:uuid:UUID","resource":{"resourceType":"Parameters","parameter":[{"name":"subscription","valueReference":{"reference":"http://localhost:8083/fhir/Subscription/s"}},{"name":"topic","valueCanonical":"http://tributary.health/SubscriptionTopic/record-change"},{"name":"status","valueCode":"active"},{"name":"type","valueCode":"event-notification"},{"name":"eventsSinceSubscriptionStart","valueString":"7"},{"extension":[{"url":"http://tributary.health/StructureDefinition/write-kind","valueCode":"updated"}],"name":"notificationEvent","part":[{"name":"eventNumber","valueString":"7"},{"name":"timestamp","valueInstant":"2026-03-01T12:00:00Z"},{"name":"focus","valueReference":{"reference":"http://localhost:8083/fhir/FOCUS"}}]}]},"request":{"method":"GET","url":"Subscription/s/$status"},"response":{"status":"200"}},{"fullUrl":"http://localhost:8083/fhir/FOCUS","request":{"method":"PUT","url":"FOCUS"},"response":{"status":"200"}}]}""".replace("FOCUS", focus)
                .replace("UUID", json.replaceAll(".*urn:uuid:([0-9a-f-]+).*", "$1")));
    }

    @Test
    void emptyContentAndDeniedEventsSayNoMoreThanTheirNumber() {
        String empty = bundles.write(
                Purpose.EVENT,
                subscription(Content.EMPTY),
                List.of(told(7, WriteKind.CREATED, Content.EMPTY)),
                7,
                NOON);
        String denied = bundles.write(Purpose.EVENT, subscription(Content.FULL_RESOURCE), List.of(denied(7)), 7, NOON);
        assertThat(empty).contains("\"eventNumber\"").doesNotContain("Observation", "write-kind", "focus");
        assertThat(denied).contains("\"eventNumber\"").doesNotContain("Observation", "write-kind", "focus");
    }

    private static Subscription subscription(Content content) {
        Subscription hook = Samples.hook("s", "https://example.org/hook", Clause.everything());
        Terms terms = hook.terms();
        return Samples.subscription("s", Samples.SYSTEM, Samples.terms(terms.channel(), content, Clause.everything()));
    }

    private static Told told(long number, WriteKind kind, Content content) {
        Occasion sample = Samples.occasion("e", "v");
        Occasion occasion = new Occasion(
                sample.type(),
                sample.id(),
                sample.version(),
                kind,
                sample.subject(),
                sample.feed(),
                sample.received(),
                sample.traceparent());
        Optional<String> resource = content == Content.FULL_RESOURCE && kind != WriteKind.RETRACTED
                ? Optional.of(Samples.heartRate(subject("ann"), "e"))
                : Optional.empty();
        Numbered numbered = new Numbered(Samples.notification("s", "e", "v").subscription(), number, occasion);
        return new Told(numbered, Optional.of("Observation/" + sample.id()), resource);
    }

    private static Told denied(long number) {
        Told told = told(number, WriteKind.UPDATED, Content.ID_ONLY);
        return new Told(told.notification(), Optional.empty(), Optional.empty());
    }
}
