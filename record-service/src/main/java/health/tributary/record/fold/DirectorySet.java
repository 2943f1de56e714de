package health.tributary.record.fold;

import health.tributary.contract.EntryId;
import health.tributary.contract.MessageId;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.contract.statement.Slot;
import health.tributary.contract.statement.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The set of a directory's entry: each different content once, with the first and the last few clocks at which it was said, so
 * that a practitioner who is named in a million messages stays small. There are no voids: a mended mapping wins ties by its
 * version.
 */
final class DirectorySet implements EntrySet {
    private static final Pattern REPETITION = Pattern.compile("\\[[0-9]+]");

    static final DirectorySet EMPTY = new DirectorySet(Map.of());

    /** What was said of an entry: the identity of a content. */
    record Key(Optional<EntryId> entry, Content content) {}

    private final Map<Key, Span> spans;

    /** Takes the map over: nobody else may change it. */
    DirectorySet(Map<Key, Span> spans) {
        this.spans = spans;
    }

    Map<Key, Span> spans() {
        return spans;
    }

    @Override
    public boolean isEmpty() {
        return spans.isEmpty();
    }

    @Override
    public EntrySet join(EntrySet other) {
        if (!(other instanceof DirectorySet that)) {
            throw new IllegalArgumentException("a patient's entry and a directory's cannot be joined");
        }
        EntrySet joined = this;
        for (Map.Entry<Key, Span> one : that.spans.entrySet()) {
            joined = ((DirectorySet) joined).with(one.getKey(), one.getValue());
        }
        return joined;
    }

    @Override
    public EntrySet with(Origin origin, Statement statement, int mappingVersion) {
        Told told = Told.of(statement);
        return with(new Key(told.entry(), placeless(told.content())), span(origin, statement, mappingVersion));
    }

    @Override
    public EntrySet voided(MessageId message, int mappingVersion) {
        return this;
    }

    @Override
    public EntrySet omitted(Origin origin, SetSnapshot snapshot, EntryId entry, int mappingVersion) {
        return snapshot.members().contains(entry)
                ? this
                : with(new Key(Optional.of(entry), new Content.Omitted()), span(origin, snapshot, mappingVersion));
    }

    @Override
    public EntrySet receivedAt(MessageId message, Instant received) {
        EntrySet earlier = this;
        for (Map.Entry<Key, Span> one : spans.entrySet()) {
            Span span = one.getValue().receivedAt(message, Told.micros(received));
            earlier = ((DirectorySet) earlier).with(one.getKey(), span);
        }
        return earlier;
    }

    @Override
    public EntrySet omittedBy(EntrySet snapshots, EntryId entry, String type) {
        EntrySet marked = this;
        if (snapshots instanceof DirectorySet from) {
            for (Map.Entry<Key, Span> one : from.spans.entrySet()) {
                if (one.getKey().content() instanceof Content.Members set
                        && set.type().equals(type)
                        && !set.members().contains(entry)) {
                    Key key = new Key(Optional.of(entry), new Content.Omitted());
                    marked = ((DirectorySet) marked).with(key, one.getValue());
                }
            }
        }
        return marked;
    }

    @Override
    public boolean knows(MessageId message) {
        return false;
    }

    @Override
    public boolean saysTheSame(EntrySet other, MessageId message) {
        return true;
    }

    @Override
    public Set<EntryId> aliasTargets(EntryId entry) {
        Set<EntryId> targets = new LinkedHashSet<>();
        for (Key key : spans.keySet()) {
            if (key.content() instanceof Content.AliasOf alias && key.entry().equals(Optional.of(entry))) {
                targets.add(alias.target());
            }
        }
        return targets;
    }

    @Override
    public Set<String> snapshotTypes(MessageId message) {
        return Set.of();
    }

    @Override
    public List<Said> live() {
        List<Said> said = new ArrayList<>(spans.size());
        spans.forEach((key, span) ->
                said.add(new Said(span.last(), span.first(), span.feed(), span.mapping(), key.entry(), key.content())));
        said.sort((one, other) -> {
            int order = Clocks.LAST.compare(one.clock(), other.clock());
            return order != 0 ? order : Said.ORDER.compare(one, other);
        });
        return said;
    }

    // The same doctor in OBX[1]-16 and in OBX[2]-16 is one content; else a set would grow with the length of messages.
    private static Content placeless(Content content) {
        if (!(content instanceof Content.Asserted asserted)) {
            return content;
        }
        List<Slot> slots = asserted.slots().stream()
                .map(slot -> new Slot(
                        slot.key(),
                        slot.rank(),
                        slot.json(),
                        REPETITION.matcher(slot.source()).replaceAll(""),
                        slot.rule()))
                .toList();
        return new Content.Asserted(asserted.mode(), slots);
    }

    private static Span span(Origin origin, Statement statement, int mappingVersion) {
        return Span.of(Clocks.of(origin, statement), origin.feed(), mappingVersion);
    }

    @SuppressWarnings("ReferenceEquality") // a span's join is that very span when nothing was added
    private EntrySet with(Key key, Span span) {
        Span old = spans.get(key);
        Span both = old == null ? span : old.join(span);
        if (both == old) {
            return this;
        }
        Map<Key, Span> more = new HashMap<>(spans);
        more.put(key, both);
        return new DirectorySet(more);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DirectorySet that && spans.equals(that.spans);
    }

    @Override
    public int hashCode() {
        return spans.hashCode();
    }

    @Override
    public String toString() {
        return "DirectorySet(" + spans.size() + " contents)";
    }
}
