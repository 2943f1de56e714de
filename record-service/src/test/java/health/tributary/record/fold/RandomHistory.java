package health.tributary.record.fold;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Mode;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.contract.statement.Slot;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * What sources could say of one patient: few entries, slots, values and times, so that everything collides. The same seed is
 * the same history. A message says the same of itself under the same mapping version; only its receipts differ.
 */
public final class RandomHistory {
    private static final List<String> TYPES = List.of("AllergyIntolerance", "Observation");
    private static final List<String> KEYS =
            List.of("gender", "status", "value[x]", "note#PID-3", "note#PID-13", "~link#PID-3");

    private final Random random;
    private final List<EntryId> entries = new ArrayList<>();

    public RandomHistory(long seed) {
        this.random = new Random(seed);
        for (int i = 0; i < 4; i++) {
            entries.add(Messages.entry(type(i), "entry " + i));
        }
    }

    public List<EntryId> entries() {
        return List.copyOf(entries);
    }

    /** Batches of up to eight messages, read under up to three mapping versions, received up to three times. */
    public List<StatementBatch> batches() {
        List<StatementBatch> batches = new ArrayList<>();
        int messages = 1 + random.nextInt(8);
        for (int i = 0; i < messages; i++) {
            FeedId feed = new FeedId(random.nextInt(4) == 0 ? "hospital-b" : "hospital-a");
            Optional<Instant> written = random.nextInt(5) == 0 ? Optional.empty() : Optional.of(minute(14));
            long sequence = random.nextInt(2);
            int versions = 1 + (random.nextInt(3) == 0 ? random.nextInt(3) : 0);
            for (int version = 1; version <= versions; version++) {
                List<Statement> statements = statements();
                int receipts = 1 + (random.nextInt(3) == 0 ? random.nextInt(3) : 0);
                for (int receipt = 0; receipt < receipts; receipt++) {
                    Origin origin = Messages.from(feed, "message " + i, written, sequence, minute(4));
                    batches.add(new StatementBatch(Messages.SUBJECT, false, origin, version, statements));
                }
            }
        }
        return batches;
    }

    /** The same batches in another order, some of them twice. */
    public List<StatementBatch> disturbed(List<StatementBatch> batches) {
        List<StatementBatch> other = new ArrayList<>(batches);
        batches.stream().filter(batch -> random.nextInt(3) == 0).forEach(other::add);
        Collections.shuffle(other, random);
        return other;
    }

    /** One batch a statement about this entry alone. */
    public List<StatementBatch> of(EntryId entry) {
        List<StatementBatch> single = new ArrayList<>();
        for (StatementBatch batch : batches()) {
            for (Statement statement : batch.statements()) {
                boolean about = (statement instanceof Assert it && it.entry().equals(entry))
                        || (statement instanceof Retract that && that.entry().equals(entry))
                        || (statement instanceof Alias alias && alias.entry().equals(entry))
                        || statement instanceof SetSnapshot;
                if (about) {
                    single.add(new StatementBatch(
                            batch.subject(), false, batch.origin(), batch.mappingVersion(), List.of(statement)));
                }
            }
        }
        return single;
    }

    private List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        int count = random.nextInt(4);
        for (int position = 0; position < count; position++) {
            statements.add(statement(position));
        }
        return statements;
    }

    private Statement statement(int position) {
        int which = random.nextInt(entries.size());
        EntryId entry = entries.get(which);
        Optional<Instant> stated = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(minute(14));
        return switch (random.nextInt(10)) {
            case 0 -> new Retract(position, entry, type(which), stated);
            case 1 -> new SetSnapshot(position, type(which), members(), stated);
            case 2 -> new Alias(position, entry, type(which), entries.get((which + 2) % entries.size()), stated);
            default -> {
                Mode mode = random.nextInt(3) == 0 ? Mode.SNAPSHOT : Mode.DELTA;
                yield new Assert(position, entry, type(which), stated, mode, slots());
            }
        };
    }

    private Set<EntryId> members() {
        Set<EntryId> members = new HashSet<>();
        entries.stream().filter(entry -> random.nextBoolean()).forEach(members::add);
        return members;
    }

    private List<Slot> slots() {
        List<Slot> slots = new ArrayList<>();
        for (String key : KEYS) {
            if (random.nextBoolean()) {
                int rank = key.equals("status") || key.equals("value[x]") ? random.nextInt(2) : 0;
                slots.add(new Slot(key, rank, value(key), "PID-" + random.nextInt(3), "rule"));
            }
        }
        return slots;
    }

    private String value(String key) {
        int value = random.nextInt(3);
        if (value == 0) {
            return null;
        }
        if (key.startsWith("~")) {
            return "\"" + Messages.KEY.link("x", "" + value).value() + "\"";
        }
        if (key.startsWith("note")) {
            return "{\"text\":\"" + value + "\"}";
        }
        return "\"" + (key.equals("value[x]") ? "valueString" : key) + "\":\"" + value + "\"";
    }

    private Instant minute(int bound) {
        return Messages.minute(random.nextInt(bound));
    }

    private static String type(int entry) {
        return TYPES.get(entry % TYPES.size());
    }
}
