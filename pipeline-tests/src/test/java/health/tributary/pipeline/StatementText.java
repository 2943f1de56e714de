package health.tributary.pipeline;

import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Readings;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.contract.statement.Slot;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Outcome.Rejected;
import java.util.Locale;

/** What a message states, as text that people can review: a line a statement, two a slot. */
final class StatementText {
    private final StringBuilder text = new StringBuilder();

    private StatementText() {}

    static String of(Outcome outcome) {
        StatementText writer = new StatementText();
        if (outcome instanceof Rejected rejected) {
            writer.line("rejected", rejected.rejection());
            rejected.warnings().forEach(warning -> writer.line("warning", warning.place(), warning.rule()));
        } else if (outcome instanceof Normalized normalized) {
            normalized.batches().forEach(writer::batch);
            normalized.identity().forEach(writer::identity);
            normalized.warnings().forEach(warning -> writer.line("warning", warning.place(), warning.rule()));
        }
        return writer.text.toString();
    }

    private void batch(StatementBatch batch) {
        line(batch.directory() ? "directory" : "subject", batch.subject());
        batch.statements().forEach(this::statement);
    }

    private void statement(Statement statement) {
        String stated = statement.stated().map(Object::toString).orElse("the message's time");
        if (statement instanceof Assert it) {
            line(
                    "  " + it.position(),
                    it.mode().name().toLowerCase(Locale.ROOT),
                    name(it.type(), it.entry()),
                    "at",
                    stated);
            it.slots().forEach(this::slot);
        } else if (statement instanceof Retract it) {
            line("  " + it.position(), "retract", name(it.type(), it.entry()), "at", stated);
        } else if (statement instanceof SetSnapshot it) {
            line(
                    "  " + it.position(),
                    "these are all",
                    it.type(),
                    it.members().stream().sorted().toList());
        } else if (statement instanceof Alias it) {
            line("  " + it.position(), "alias", name(it.type(), it.entry()), "of", it.target());
        } else if (statement instanceof Readings it) {
            line("  " + it.position(), "readings", it.metric().code(), "on", it.day(), "at", stated);
            it.samples()
                    .forEach(sample -> line(
                            "     ",
                            sample.start(),
                            sample.length(),
                            sample.values(),
                            it.unit(),
                            "from",
                            sample.source()));
        }
    }

    private void slot(Slot slot) {
        line(
                "     ",
                slot.key(),
                slot.rank() == 0 ? "from" : "(rank " + slot.rank() + ") from",
                slot.source(),
                "by",
                slot.rule());
        line("         ", slot.clears() ? "cleared" : slot.json());
    }

    private void identity(IdentityStatement said) {
        line(
                "identity",
                said.kind(),
                said.first(),
                said.second(),
                "at",
                said.clock().stated());
    }

    private static String name(String type, Object id) {
        return type + "/" + id;
    }

    private void line(Object... parts) {
        for (int i = 0; i < parts.length; i++) {
            text.append(i == 0 ? "" : " ").append(parts[i]);
        }
        text.append('\n');
    }
}
