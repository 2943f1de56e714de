package health.tributary.fhir;

import java.util.List;

/** Problems as a FHIR OperationOutcome (R4, section 2.30). */
public final class OperationOutcomes {
    private OperationOutcomes() {}

    /** The resource as JSON text, in the order of the problems; without any, one that says that all is well. */
    public static String json(List<Problem> problems) {
        StringBuilder out = new StringBuilder(256);
        out.append("{\"resourceType\":\"OperationOutcome\",\"issue\":[");
        if (problems.isEmpty()) {
            issue(new Problem(Severity.INFORMATION, IssueCode.INFORMATIONAL, "", "all is well"), out);
        }
        for (int i = 0; i < problems.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            issue(problems.get(i), out);
        }
        return out.append("]}").toString();
    }

    private static void issue(Problem problem, StringBuilder out) {
        out.append("{\"severity\":\"").append(problem.severity().code());
        out.append("\",\"code\":\"").append(problem.code().code()).append("\",\"diagnostics\":");
        CanonicalWriter.quoted(problem.rule(), out);
        if (!problem.expression().isEmpty()) {
            out.append(",\"expression\":[");
            CanonicalWriter.quoted(problem.expression(), out);
            out.append(']');
        }
        out.append('}');
    }
}
