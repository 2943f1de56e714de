package health.tributary.notification.subscription;

import health.tributary.contract.SubjectId;
import health.tributary.contract.change.WriteKind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One criteria text: {@code Observation?patient=Patient/ID&code=system|code,code&category=…&status=…&kind=created,corrected}.
 * The type may be left out in the filters of a topic. {@code patient} is also {@code subject}, and {@code _id} of a Patient;
 * {@code status} is also {@code clinical-status}; {@code kind} is the kind of write. Modifiers, prefixes, chains and escapes
 * are refused, because a filter that is ignored sends too much.
 */
final class CriteriaReader {
    private static final int MAX_CHARS = 4_096;
    private static final String PATIENT_PREFIX = "Patient/";

    private final String expression;
    private final List<Issue> issues;
    private final List<Condition> conditions = new ArrayList<>();
    private Optional<SubjectId> patient = Optional.empty();
    private Set<WriteKind> kinds = Set.of();

    private CriteriaReader(String expression, List<Issue> issues) {
        this.expression = expression;
        this.issues = issues;
    }

    /** The clause of a text; what is wrong is added to the issues, and then the clause is of no use. */
    static Clause read(String text, String expression, List<Issue> issues) {
        return new CriteriaReader(expression, issues).clause(text);
    }

    private Clause clause(String text) {
        if (text.length() > MAX_CHARS) {
            issue("too-long", "criteria are longer than " + MAX_CHARS + " characters");
            return Clause.everything();
        }
        int question = text.indexOf('?');
        boolean typed = question != 0 && !(question < 0 && text.contains("="));
        String type = typed ? (question < 0 ? text : text.substring(0, question)) : "";
        if (typed && !ResourceTypes.known(type)) {
            issue("value", "the criteria name a resource type that FHIR R4 does not have");
        }
        String query = typed && question < 0 ? "" : text.substring(question + 1);
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                parameter(type, pair);
            }
        }
        return new Clause(type.isEmpty() ? Optional.empty() : Optional.of(type), patient, conditions, kinds);
    }

    private void parameter(String type, String pair) {
        int equals = pair.indexOf('=');
        Optional<String> value = equals < 0 ? Optional.empty() : decoded(pair.substring(equals + 1));
        if (value.isEmpty() || value.get().isEmpty() || value.get().indexOf('\\') >= 0) {
            issue("value", "a parameter of the criteria has no value, or one with escapes");
            return;
        }
        String name = pair.substring(0, equals);
        switch (name) {
            case "patient", "subject" -> patient(value.get());
            case "code" -> condition(Condition.Aspect.CODE, value.get());
            case "category" -> condition(Condition.Aspect.CATEGORY, value.get());
            case "status", "clinical-status" -> condition(Condition.Aspect.STATUS, value.get());
            case "kind" -> kinds(value.get());
            default -> {
                if (name.equals("_id") && type.equals("Patient")) {
                    patient(value.get());
                } else {
                    issue(
                            "not-supported",
                            "criteria take patient, subject, code, category, status, clinical-status and kind,"
                                    + " without modifiers");
                }
            }
        }
    }

    private void patient(String value) {
        String id = value.startsWith(PATIENT_PREFIX) ? value.substring(PATIENT_PREFIX.length()) : value;
        try {
            SubjectId subject = new SubjectId(id);
            if (patient.isPresent() && !patient.get().equals(subject)) {
                issue("value", "the criteria name two patients");
            }
            patient = Optional.of(subject);
        } catch (IllegalArgumentException e) {
            issue("value", "the patient must be one reference of the form Patient/ID");
        }
    }

    private void condition(Condition.Aspect aspect, String value) {
        Set<Token> tokens = new HashSet<>();
        for (String text : value.split(",", -1)) {
            Token.parse(text).ifPresentOrElse(tokens::add, () -> issue("value", "a token names no code and no system"));
        }
        conditions.add(new Condition(aspect, tokens));
    }

    private void kinds(String value) {
        Set<WriteKind> read = EnumSet.noneOf(WriteKind.class);
        for (String code : value.split(",", -1)) {
            WriteKind.of(code)
                    .filter(kind -> kind != WriteKind.CONFIRMED)
                    .ifPresentOrElse(
                            read::add,
                            () -> issue(
                                    "value",
                                    "kind takes created, updated, corrected, retracted, restored, linked and"
                                            + " unlinked"));
        }
        kinds = read;
    }

    private Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void issue(String code, String text) {
        issues.add(new Issue(code, expression, text));
    }
}
