package health.tributary.contract.codec;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.IdentityEvent;
import health.tributary.contract.identity.IdentityEvent.Stated;
import health.tributary.contract.identity.IdentityEvent.Touched;
import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.identity.Moved;
import health.tributary.contract.identity.Rank;
import health.tributary.contract.statement.Clock;
import java.util.Optional;

/** The value of a record in {@code tributary.identity}: CBOR, {@code [schema, event, …]}. */
public final class IdentityCodec {
    /** The schema version that {@link #encode} writes. */
    public static final int SCHEMA = 1;

    private static final int TOUCHED = 0;
    private static final int STATED = 1;

    private IdentityCodec() {}

    /** The event as bytes; equal events give equal bytes. */
    public static byte[] encode(IdentityEvent event) {
        CborWriter out = new CborWriter(256);
        if (event instanceof Touched touched) {
            out.array(3).number(SCHEMA).number(TOUCHED).text(touched.subject().value());
        } else if (event instanceof Stated stated) {
            out.array(3).number(SCHEMA).number(STATED);
            statement(out, stated.statement());
        }
        return out.end().toBytes();
    }

    /** The event of these bytes, or a {@link MalformedRecord}. */
    public static IdentityEvent decode(byte[] bytes) {
        CborReader in = new CborReader("identity event", bytes);
        try {
            in.array("start");
            int schema = in.small("schema");
            if (schema != SCHEMA) {
                throw in.malformed("schema: version " + schema + " is not known");
            }
            IdentityEvent event = switch (in.small("event")) {
                case TOUCHED -> new Touched(new SubjectId(in.text("subject")));
                case STATED -> new Stated(statement(in));
                default -> throw in.malformed("event");
            };
            in.end("end");
            return event;
        } catch (IllegalArgumentException e) {
            throw in.malformed("a value");
        }
    }

    /** A statement alone, as the store keeps it. */
    public static byte[] encodeStatement(IdentityStatement statement) {
        return encode(new Stated(statement));
    }

    /** A statement as {@link #encodeStatement} wrote it. */
    public static IdentityStatement decodeStatement(byte[] bytes) {
        if (decode(bytes) instanceof Stated stated) {
            return stated.statement();
        }
        throw new MalformedRecord("identity statement is malformed at event");
    }

    private static void statement(CborWriter out, IdentityStatement statement) {
        Clock clock = statement.clock();
        out.array(statement.moved().isPresent() ? 14 : 11)
                .text(statement.kind().name())
                .text(statement.rank().name())
                .text(statement.first().value())
                .text(statement.second().value())
                .text(statement.feed().name())
                .time(clock.stated())
                .time(clock.messageTime())
                .number(clock.sequence())
                .time(clock.received())
                .text(clock.message().value())
                .number(clock.position());
        statement
                .moved()
                .ifPresent(moved -> out.text(moved.type())
                        .text(moved.entry().value())
                        .text(moved.becomes().value()));
        out.end();
    }

    private static IdentityStatement statement(CborReader in) {
        in.array("statement");
        IdentityKind kind = IdentityKind.valueOf(in.text("kind"));
        Rank rank = Rank.valueOf(in.text("rank"));
        SubjectId first = new SubjectId(in.text("first"));
        SubjectId second = new SubjectId(in.text("second"));
        FeedId feed = new FeedId(in.text("feed"));
        Clock clock = new Clock(
                in.time("stated"),
                in.time("message time"),
                in.number("sequence"),
                in.time("received"),
                new MessageId(in.text("message")),
                in.small("position"));
        Optional<Moved> moved = kind == IdentityKind.MOVE
                ? Optional.of(
                        new Moved(in.text("type"), new EntryId(in.text("entry")), new EntryId(in.text("becomes"))))
                : Optional.empty();
        in.end("statement");
        return new IdentityStatement(kind, rank, first, second, clock, feed, moved);
    }
}
