package health.tributary.benchmarks.step;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.parser.Parser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;

/** The libraries that the steps are compared with, set up as fast as they can be. */
final class Peers {
    private Peers() {}

    /** HAPI v2's pipe parser without validation. */
    static Parser hl7v2Parser() {
        DefaultHapiContext context = new DefaultHapiContext();
        context.setValidationContext(ValidationContextFactory.noValidation());
        return context.getPipeParser();
    }

    /** HAPI FHIR's JSON parser for R4, lenient, without pretty printing. */
    static IParser fhirParser() {
        return FhirContext.forR4Cached().newJsonParser();
    }
}
