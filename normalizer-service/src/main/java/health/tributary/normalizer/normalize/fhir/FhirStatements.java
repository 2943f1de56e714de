package health.tributary.normalizer.normalize.fhir;

import health.tributary.contract.EntryId;
import health.tributary.contract.IdKey;
import health.tributary.contract.LinkId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.identity.Rank;
import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Clock;
import health.tributary.contract.statement.Mode;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.Slot;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.fhir.JsonObject;
import health.tributary.fhir.JsonText;
import health.tributary.fhir.ResourceSlots;
import health.tributary.fhir.bundle.MessagePlan;
import health.tributary.fhir.bundle.NamedPatient;
import health.tributary.fhir.bundle.PlannedEntry;
import health.tributary.normalizer.normalize.Identified;
import health.tributary.normalizer.normalize.MappingVersion;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Warning;
import health.tributary.normalizer.normalize.draft.PositionCounter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a planned message says, subject by subject. */
final class FhirStatements {
    private static final String PATIENT = "Patient";
    private static final String LINKS = "~link#Patient.identifier";
    private static final Pattern SUBJECT = Pattern.compile("Patient/([a-z2-7]{32})");

    private final MessagePlan plan;
    private final Origin origin;
    private final IdKey key;
    private final PositionCounter positions = new PositionCounter();
    private final Map<SubjectId, List<Statement>> patients = new LinkedHashMap<>();
    private final Map<SubjectId, List<Statement>> directories = new LinkedHashMap<>();
    private final List<Identified> identity = new ArrayList<>();

    FhirStatements(MessagePlan plan, Origin origin, IdKey key) {
        this.plan = plan;
        this.origin = origin;
        this.key = key;
    }

    Normalized normalized(List<Warning> warnings) {
        plan.entries().forEach(this::entry);
        plan.named().forEach(this::named);
        List<StatementBatch> batches = new ArrayList<>();
        patients.forEach((subject, statements) -> batches.add(batch(subject, false, statements)));
        directories.forEach((subject, statements) -> batches.add(batch(subject, true, statements)));
        return new Normalized(batches, identity, warnings);
    }

    private StatementBatch batch(SubjectId subject, boolean directory, List<Statement> statements) {
        return new StatementBatch(subject, directory, origin, MappingVersion.CURRENT, statements);
    }

    private void entry(PlannedEntry entry) {
        List<Statement> statements = (entry.directory() ? directories : patients)
                .computeIfAbsent(entry.subject(), subject -> new ArrayList<>());
        Optional<JsonObject> resource = entry.source().resource();
        if (resource.isEmpty()) {
            statements.add(new Retract(positions.next(), entry.entry(), entry.type(), entry.stated()));
            return;
        }
        String path = entry.source().resourcePath();
        List<Slot> slots = new ArrayList<>(ResourceSlots.of(resource.get(), path, entry.references()));
        if (!entry.links().isEmpty()) {
            slots.add(links(entry.links(), path));
        }
        Assert said = new Assert(positions.next(), entry.entry(), entry.type(), entry.stated(), Mode.SNAPSHOT, slots);
        statements.add(said);
        for (EntryId alias : entry.aliases()) {
            statements.add(new Alias(positions.next(), alias, entry.type(), entry.entry(), entry.stated()));
        }
        if (entry.type().equals(PATIENT)) {
            identity(entry, resource.get(), said);
        }
    }

    /** A patient whom the message names without bringing them is there, and has this identifier: no more is said of them. */
    private void named(NamedPatient patient) {
        StringBuilder json = new StringBuilder("{");
        if (!patient.identifier().system().isEmpty()) {
            json.append("\"system\":")
                    .append(text(patient.identifier().system()))
                    .append(',');
        }
        json.append("\"value\":").append(text(patient.identifier().value())).append('}');
        List<Slot> slots = new ArrayList<>();
        slots.add(new Slot("identifier#Patient.identifier", 0, json.toString(), patient.path(), ResourceSlots.RULE));
        if (!patient.links().isEmpty()) {
            slots.add(links(patient.links(), patient.path()));
        }
        EntryId entry = key.entry(patient.subject(), PATIENT, "demographics");
        patients.computeIfAbsent(patient.subject(), subject -> new ArrayList<>())
                .add(new Assert(positions.next(), entry, PATIENT, Optional.empty(), Mode.DELTA, slots));
    }

    private static String text(String value) {
        return new JsonText(value).canonical();
    }

    private static Slot links(List<LinkId> links, String path) {
        String json = links.stream().map(link -> '"' + link.value() + '"').collect(Collectors.joining(","));
        return new Slot(LINKS, 0, json, path + ".identifier", ResourceSlots.RULE);
    }

    /** {@code Patient.link}: the source's own word on who is whom. */
    private void identity(PlannedEntry entry, JsonObject resource, Assert said) {
        int at = 0;
        for (JsonObject link : resource.objects("link")) {
            String source = entry.source().resourcePath() + ".link[" + at++ + "]";
            Optional<SubjectId> other = link.object("other")
                    .flatMap(reference -> reference.text("reference"))
                    .map(entry.references()::of)
                    .flatMap(FhirStatements::subject);
            if (other.isPresent() && !other.get().equals(entry.subject())) {
                identity(link.text("type").orElse(""), entry.subject(), other.get(), said, source);
            }
        }
    }

    private void identity(String type, SubjectId self, SubjectId other, Assert said, String source) {
        Clock clock = Clock.of(
                origin, new Assert(positions.next(), said.entry(), PATIENT, said.stated(), Mode.DELTA, List.of()));
        boolean merge = type.equals("replaces") || type.equals("replaced-by");
        SubjectId first = type.equals("replaced-by") ? other : self;
        IdentityStatement statement = new IdentityStatement(
                merge ? IdentityKind.MERGE : IdentityKind.LINK,
                Rank.SOURCE_MESSAGE,
                first,
                first.equals(self) ? other : self,
                clock,
                origin.feed());
        identity.add(new Identified(statement, source, ResourceSlots.RULE));
    }

    private static Optional<SubjectId> subject(String reference) {
        Matcher matcher = SUBJECT.matcher(reference);
        return matcher.matches() ? Optional.of(new SubjectId(matcher.group(1))) : Optional.empty();
    }
}
