package health.tributary.normalizer.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Readings;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.contract.statement.Slot;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Identified;
import health.tributary.normalizer.normalize.MappingVersion;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Outcome.Rejected;
import health.tributary.normalizer.normalize.Warning;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The answer of {@code /explain}.
 *
 * @param outcome {@code normalized} or {@code rejected}
 * @param mappingVersion of the rules
 * @param statements in the order of their positions
 * @param identity who is whom
 * @param rejection only if rejected
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Explanation(
        String outcome,
        int mappingVersion,
        List<Stated> statements,
        List<Identity> identity,
        List<Noted> warnings,
        Refusal rejection) {

    /** One statement. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Stated(
            String subject,
            boolean directory,
            int position,
            String kind,
            String type,
            String entry,
            String stated,
            List<Told> slots,
            List<String> members,
            String target,
            Day readings) {}

    /** A day of readings: the metric's code, LOINC code and UCUM unit, and its samples. */
    public record Day(String metric, String loinc, String unit, String day, List<Reading> samples) {}

    /** One sample; lengths as ISO 8601 has them, {@code PT0S} for an instant. */
    public record Reading(
            String start, String length, String offset, List<BigDecimal> values, String source, List<String> flags) {}

    /**
     * One slot.
     *
     * @param value FHIR JSON: an object with the element, or a list of items; null where the slot is cleared
     */
    public record Told(String key, int rank, @JsonRawValue String value, String source, String rule) {}

    /**
     * Two subjects that are, or are not, the same person; or what goes from the second to the first.
     *
     * @param moved the second's entry, {@code Type/id}; only of a move
     * @param becomes the first's entry of the number that it has now; only of a move
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Identity(
            String kind, String first, String second, String moved, String becomes, String source, String rule) {

        static Identity of(Identified said) {
            IdentityStatement statement = said.statement();
            return new Identity(
                    statement.kind().name().toLowerCase(Locale.ROOT),
                    statement.first().value(),
                    statement.second().value(),
                    statement
                            .moved()
                            .map(moved -> moved.type() + '/' + moved.entry())
                            .orElse(null),
                    statement
                            .moved()
                            .map(moved -> moved.type() + '/' + moved.becomes())
                            .orElse(null),
                    said.source(),
                    said.rule());
        }
    }

    /** What was repaired, assumed or left out. */
    public record Noted(String place, String rule) {}

    /** Why the message cannot be used. */
    public record Refusal(String reason, String place, String rule) {}

    static Explanation of(Outcome outcome) {
        if (outcome instanceof Rejected rejected) {
            Refusal refusal = new Refusal(
                    rejected.rejection().reason().code(),
                    rejected.rejection().place(),
                    rejected.rejection().rule());
            return new Explanation(
                    "rejected", MappingVersion.CURRENT, List.of(), List.of(), noted(rejected.warnings()), refusal);
        }
        Normalized normalized = (Normalized) outcome;
        List<Stated> statements = new ArrayList<>();
        for (StatementBatch batch : normalized.batches()) {
            for (Statement statement : batch.statements()) {
                statements.add(stated(batch, statement));
            }
        }
        List<Identity> identity =
                normalized.identified().stream().map(Identity::of).toList();
        return new Explanation(
                "normalized", mappingVersion(normalized), statements, identity, noted(normalized.warnings()), null);
    }

    private static int mappingVersion(Normalized normalized) {
        return normalized.batches().stream()
                .mapToInt(StatementBatch::mappingVersion)
                .max()
                .orElse(MappingVersion.CURRENT);
    }

    private static Stated stated(StatementBatch batch, Statement statement) {
        String kind = "assert";
        String entry = null;
        List<Told> slots = null;
        List<String> members = null;
        String target = null;
        Day readings = null;
        if (statement instanceof Assert said) {
            entry = said.entry().value();
            slots = said.slots().stream().map(Explanation::told).toList();
        } else if (statement instanceof Retract said) {
            kind = "retract";
            entry = said.entry().value();
        } else if (statement instanceof SetSnapshot said) {
            kind = "set-snapshot";
            members = said.members().stream().map(Object::toString).sorted().toList();
        } else if (statement instanceof Alias said) {
            kind = "alias";
            entry = said.entry().value();
            target = said.target().value();
        } else if (statement instanceof Readings said) {
            kind = "readings";
            readings = day(said);
        }
        return new Stated(
                batch.subject().value(),
                batch.directory(),
                statement.position(),
                kind,
                statement.type(),
                entry,
                statement.stated().map(Object::toString).orElse(null),
                slots,
                members,
                target,
                readings);
    }

    private static Day day(Readings said) {
        List<Reading> samples = said.samples().stream()
                .map(sample -> new Reading(
                        sample.start().toString(),
                        sample.length().toString(),
                        sample.offset().getId(),
                        sample.values(),
                        sample.source(),
                        sample.flags().stream()
                                .map(flag ->
                                        flag.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .sorted()
                                .toList()))
                .toList();
        return new Day(
                said.metric().code(),
                said.metric().loinc().code(),
                said.unit(),
                said.day().toString(),
                samples);
    }

    private static Told told(Slot slot) {
        boolean items = slot.repeats();
        String value = slot.clears() ? null : items ? '[' + slot.json() + ']' : '{' + slot.json() + '}';
        return new Told(slot.key(), slot.rank(), value, slot.source(), slot.rule());
    }

    private static List<Noted> noted(List<Warning> warnings) {
        return warnings.stream()
                .map(each -> new Noted(each.place(), each.rule()))
                .toList();
    }
}
