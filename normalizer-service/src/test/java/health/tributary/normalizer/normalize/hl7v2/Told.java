package health.tributary.normalizer.normalize.hl7v2;

import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.contract.statement.Slot;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Outcome.Rejected;
import health.tributary.normalizer.normalize.Warning;
import java.util.List;

/** An outcome as text that people can read and review, one line a slot. */
public final class Told {
    private Told() {}

    public static String of(Outcome outcome) {
        StringBuilder text = new StringBuilder();
        if (outcome instanceof Rejected rejected) {
            text.append(rejected.rejection()).append('\n');
            warnings(rejected.warnings(), text);
        }
        if (outcome instanceof Normalized normalized) {
            for (StatementBatch batch : normalized.batches()) {
                text.append(batch.directory() ? "directory " : "subject ")
                        .append(batch.subject())
                        .append('\n');
                batch.statements().forEach(statement -> statement(statement, text));
            }
            for (IdentityStatement statement : normalized.identity()) {
                text.append(statement).append('\n');
            }
            warnings(normalized.warnings(), text);
        }
        return text.toString();
    }

    private static void statement(Statement statement, StringBuilder text) {
        text.append(statement.position()).append(' ');
        String stated = statement.stated().map(Object::toString).orElse("message time");
        if (statement instanceof Assert entry) {
            text.append("assert ")
                    .append(entry.type())
                    .append('/')
                    .append(entry.entry())
                    .append(" at ")
                    .append(stated);
            text.append('\n');
            for (Slot slot : entry.slots()) {
                text.append("    ").append(slot.key()).append(slot.rank() == 0 ? "" : " (rank 1)");
                text.append(" <- ")
                        .append(slot.source())
                        .append(' ')
                        .append(slot.rule())
                        .append("\n        ");
                text.append(slot.clears() ? "cleared" : slot.json()).append('\n');
            }
        } else if (statement instanceof Retract retract) {
            text.append("retract ").append(retract.type()).append('/').append(retract.entry());
            text.append(" at ").append(stated).append('\n');
        } else if (statement instanceof SetSnapshot snapshot) {
            text.append("these ").append(snapshot.type()).append(": ");
            text.append(snapshot.members().stream().sorted().toList()).append('\n');
        } else if (statement instanceof Alias alias) {
            text.append("alias ").append(alias.type()).append('/').append(alias.entry());
            text.append(" of ").append(alias.target()).append('\n');
        }
    }

    private static void warnings(List<Warning> warnings, StringBuilder text) {
        for (Warning warning : warnings) {
            text.append("warning ")
                    .append(warning.place())
                    .append(": ")
                    .append(warning.rule())
                    .append('\n');
        }
    }
}
