package health.tributary.normalizer.normalize.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Slot;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/** Joins the slots of an assertion into a resource, as a reader of the record would see it, and validates it. */
public final class Resources {
    private static final FhirContext FHIR = FhirContext.forR4();
    private static final FhirValidator VALIDATOR = validator();

    private Resources() {}

    /** Every assertion of a batch makes a valid resource of its own. */
    public static void validate(StatementBatch batch) {
        for (Statement statement : batch.statements()) {
            if (statement instanceof Assert entry) {
                String json = render(entry);
                assertThat(errors(json)).as(json).isEmpty();
            }
        }
    }

    /** The resource that an assertion makes where nothing else was said of the entry. */
    public static String render(Assert entry) {
        Map<String, List<Slot>> elements = new TreeMap<>();
        for (Slot slot : entry.slots()) {
            if (!slot.clears() && !slot.key().startsWith("~")) {
                String element = slot.element();
                int dot = element.indexOf('.');
                elements.computeIfAbsent(dot < 0 ? element : element.substring(0, dot), any -> new ArrayList<>())
                        .add(slot);
            }
        }
        StringBuilder json =
                new StringBuilder("{\"resourceType\":\"" + entry.type() + "\",\"id\":\"" + entry.entry() + '"');
        new LinkedHashMap<>(elements)
                .forEach((element, slots) -> json.append(',').append(joined(element, slots)));
        return json.append('}').toString();
    }

    private static String joined(String element, List<Slot> slots) {
        String inner = String.join(",", slots.stream().map(Slot::json).toList());
        String key = slots.get(0).key();
        if (key.indexOf('#') >= 0) {
            return '"' + element + "\":[" + inner + ']';
        }
        return key.indexOf('.') >= 0 ? '"' + element + "\":{" + inner + '}' : inner;
    }

    static List<String> errors(String json) {
        List<String> errors = new ArrayList<>();
        for (SingleValidationMessage message :
                VALIDATOR.validateWithResult(json).getMessages()) {
            if (message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0) {
                errors.add(message.getLocationString() + ": " + message.getMessage());
            }
        }
        return errors;
    }

    private static FhirValidator validator() {
        FhirInstanceValidator instances = new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(FHIR),
                new CommonCodeSystemsTerminologyService(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR)));
        return FHIR.newValidator().registerValidatorModule(instances);
    }
}
