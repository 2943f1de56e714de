package health.tributary.contract.codec;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Mode;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Readings;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.contract.statement.Slot;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The value of a record in {@code tributary.statements}: CBOR,
 * {@code [schema, subject, directory, mapping, origin[8], statements[…]]}, a statement being
 * {@code [kind, position, type, stated, …]}.
 *
 * <p>Schema 2 added readings. A batch without readings is still written as schema 1, byte for byte as before, so that a
 * service of the last release reads all that it could understand; what schema 1 wrote is read as it is.
 */
public final class StatementCodec {
    /** The newest schema version that {@link #encode} writes and {@link #decode} reads. */
    public static final int SCHEMA = 2;

    private static final int SCHEMA_BEFORE_READINGS = 1;

    private static final int ASSERT = 0;
    private static final int RETRACT = 1;
    private static final int SET_SNAPSHOT = 2;
    private static final int ALIAS = 3;
    private static final int READINGS = 4;
    private static final int BYTES_A_BATCH = 256;
    private static final int BYTES_A_STATEMENT = 96;
    private static final int BYTES_A_SLOT = 16;

    private StatementCodec() {}

    /** The batch as bytes; equal batches give equal bytes. */
    public static byte[] encode(StatementBatch batch) {
        CborWriter out = new CborWriter(expectedBytes(batch));
        out.array(6)
                .number(schema(batch))
                .text(batch.subject().value())
                .flag(batch.directory())
                .number(batch.mappingVersion());
        origin(out, batch.origin());
        out.array(batch.statements().size());
        for (Statement statement : batch.statements()) {
            statement(out, statement);
        }
        return out.end().end().toBytes();
    }

    /** The batch of these bytes, or a {@link MalformedRecord}. */
    public static StatementBatch decode(byte[] bytes) {
        CborReader in = new CborReader("statement batch", bytes);
        try {
            in.array("start");
            int schema = in.small("schema");
            if (schema < SCHEMA_BEFORE_READINGS || schema > SCHEMA) {
                throw in.malformed("schema: version " + schema + " is not known");
            }
            SubjectId subject = new SubjectId(in.text("subject"));
            boolean directory = in.flag("directory");
            int mapping = in.small("mapping");
            Origin origin = origin(in);
            List<Statement> statements = new ArrayList<>();
            in.array("statements");
            while (in.arrayOrEnd("statement")) {
                statements.add(statement(in, schema));
            }
            in.end("end");
            return new StatementBatch(subject, directory, origin, mapping, statements);
        } catch (IllegalArgumentException e) {
            throw in.malformed("a value");
        }
    }

    private static int schema(StatementBatch batch) {
        for (Statement statement : batch.statements()) {
            if (statement instanceof Readings) {
                return SCHEMA;
            }
        }
        return SCHEMA_BEFORE_READINGS;
    }

    // A guess that is right for ASCII, so that the buffer seldom grows and never is much larger than what is written.
    private static int expectedBytes(StatementBatch batch) {
        int bytes = BYTES_A_BATCH + BYTES_A_STATEMENT * batch.statements().size();
        for (Statement statement : batch.statements()) {
            if (statement instanceof Assert it) {
                for (Slot slot : it.slots()) {
                    int texts = slot.key().length()
                            + slot.source().length()
                            + slot.rule().length();
                    bytes += BYTES_A_SLOT
                            + texts
                            + (slot.clears() ? 0 : slot.json().length());
                }
            }
        }
        return bytes;
    }

    private static void origin(CborWriter out, Origin origin) {
        out.array(8)
                .text(origin.message().value())
                .text(origin.feed().name())
                .time(origin.received())
                .timeOrNull(origin.messageTime())
                .number(origin.sequence())
                .text(origin.traceparent())
                .flag(origin.backfill())
                .flag(origin.replay())
                .end();
    }

    private static Origin origin(CborReader in) {
        in.array("origin");
        Origin origin = new Origin(
                new MessageId(in.text("message")),
                new FeedId(in.text("feed")),
                in.time("received"),
                in.timeOrNull("message time"),
                in.number("sequence"),
                in.text("traceparent"),
                in.flag("backfill"),
                in.flag("replay"));
        in.end("origin");
        return origin;
    }

    private static void statement(CborWriter out, Statement statement) {
        if (statement instanceof Assert it) {
            head(out, 7, ASSERT, it).text(it.entry().value()).number(it.mode() == Mode.SNAPSHOT ? 1 : 0);
            out.array(it.slots().size());
            it.slots().forEach(slot -> slot(out, slot));
            out.end();
        } else if (statement instanceof Retract it) {
            head(out, 5, RETRACT, it).text(it.entry().value());
        } else if (statement instanceof SetSnapshot it) {
            head(out, 5, SET_SNAPSHOT, it).array(it.members().size());
            new TreeSet<>(it.members()).forEach(member -> out.text(member.value()));
            out.end();
        } else if (statement instanceof Alias it) {
            head(out, 6, ALIAS, it).text(it.entry().value()).text(it.target().value());
        } else if (statement instanceof Readings it) {
            ReadingsForm.write(head(out, 7, READINGS, it), it);
        }
        out.end();
    }

    private static CborWriter head(CborWriter out, int size, int kind, Statement statement) {
        return out.array(size)
                .number(kind)
                .number(statement.position())
                .text(statement.type())
                .timeOrNull(statement.stated());
    }

    private static Statement statement(CborReader in, int schema) {
        int kind = in.small("kind");
        if (kind == READINGS && schema < SCHEMA) {
            throw in.malformed("kind");
        }
        int position = in.small("position");
        String type = in.text("type");
        Optional<Instant> stated = in.timeOrNull("stated");
        Statement statement = switch (kind) {
            case ASSERT -> assertion(in, position, type, stated);
            case RETRACT -> new Retract(position, new EntryId(in.text("entry")), type, stated);
            case SET_SNAPSHOT -> new SetSnapshot(position, type, members(in), stated);
            case ALIAS ->
                new Alias(position, new EntryId(in.text("entry")), type, new EntryId(in.text("target")), stated);
            case READINGS -> ReadingsForm.read(in, position, stated);
            default -> throw in.malformed("kind");
        };
        in.end("statement");
        return statement;
    }

    private static Assert assertion(CborReader in, int position, String type, Optional<Instant> stated) {
        EntryId entry = new EntryId(in.text("entry"));
        Mode mode = in.small("mode") == 1 ? Mode.SNAPSHOT : Mode.DELTA;
        List<Slot> slots = new ArrayList<>();
        in.array("slots");
        while (in.arrayOrEnd("slot")) {
            slots.add(new Slot(
                    in.text("key"), in.small("rank"), in.textOrNull("json"), in.text("source"), in.text("rule")));
            in.end("slot");
        }
        return new Assert(position, entry, type, stated, mode, slots);
    }

    private static void slot(CborWriter out, Slot slot) {
        out.array(5)
                .text(slot.key())
                .number(slot.rank())
                .textOrNull(slot.json())
                .text(slot.source())
                .text(slot.rule())
                .end();
    }

    private static Set<EntryId> members(CborReader in) {
        Set<EntryId> members = new HashSet<>();
        in.array("members");
        for (Optional<String> id = in.textOrEnd("member"); id.isPresent(); id = in.textOrEnd("member")) {
            members.add(new EntryId(id.get()));
        }
        return members;
    }
}
