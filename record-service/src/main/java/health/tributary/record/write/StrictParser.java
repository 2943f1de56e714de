package health.tributary.record.write;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import health.tributary.fhir.IssueCode;
import health.tributary.fhir.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * HAPI FHIR's parser as a {@link ValueCheck}. Its model of a type is loaded when the first resource of that type comes, which takes
 * a second or two.
 */
public final class StrictParser implements ValueCheck {
    private static final int MAX_PROBLEMS = 50;

    /** Made with the first resource: most services of a deployment never see one. */
    private static final class Hapi {
        private static final FhirContext R4 = FhirContext.forCached(FhirVersionEnum.R4);
    }

    @Override
    public List<Problem> problems(String json, String type) {
        List<Problem> problems = new ArrayList<>();
        IParser parser = Hapi.R4.newJsonParser();
        parser.setParserErrorHandler(new Listing(problems, type));
        try {
            parser.parseResource(json);
        } catch (DataFormatException | IllegalArgumentException | ClassCastException | NullPointerException e) {
            // Its text quotes what it stumbled over.
            if (problems.isEmpty()) {
                problems.add(Problem.error(IssueCode.STRUCTURE, type, "a parser of FHIR R4 understands the resource"));
            }
        }
        return List.copyOf(problems);
    }

    /** Lists what is wrong instead of ending at it. What R4 does not know is not wrong here: it is kept. */
    private static final class Listing extends LenientErrorHandler {
        private final List<Problem> problems;
        private final String type;

        Listing(List<Problem> problems, String type) {
            super(false);
            this.problems = problems;
            this.type = type;
        }

        @Override
        public void invalidValue(IParseLocation location, String value, String error) {
            add(location, IssueCode.VALUE, "a value has R4's form, and is one of R4's codes where it demands one");
        }

        @Override
        public void incorrectJsonType(
                IParseLocation location,
                String element,
                ValueType expected,
                ScalarType expectedScalar,
                ValueType found,
                ScalarType foundScalar) {
            add(location, IssueCode.STRUCTURE, "an element has the JSON type that R4 gives it");
        }

        @Override
        public void missingRequiredElement(IParseLocation location, String element) {
            add(location, IssueCode.REQUIRED, "R4 demands an element here that is not there");
        }

        @Override
        public void extensionContainsValueAndNestedExtensions(IParseLocation location) {
            add(location, IssueCode.STRUCTURE, "an extension has a value or extensions of its own");
        }

        private void add(IParseLocation location, IssueCode code, String rule) {
            if (problems.size() < MAX_PROBLEMS) {
                String element = location == null ? null : location.getParentElementName();
                String expression = element == null || element.equals(type) ? type : type + ".descendants()." + element;
                problems.add(Problem.error(code, expression, rule));
            }
        }
    }
}
