package health.tributary.record.fold;

import health.tributary.contract.EntryId;
import health.tributary.contract.MessageId;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.contract.statement.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The set of a patient's entry: of each message its part, joined message by message. */
final class SubjectSet implements EntrySet {
    static final SubjectSet EMPTY = new SubjectSet(Map.of());

    private final Map<MessageId, MessagePart> parts;

    /** Takes the map over: nobody else may change it. */
    SubjectSet(Map<MessageId, MessagePart> parts) {
        this.parts = parts;
    }

    Map<MessageId, MessagePart> parts() {
        return parts;
    }

    @Override
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a part's join is that very part when nothing was added
    public EntrySet join(EntrySet other) {
        if (!(other instanceof SubjectSet that)) {
            throw new IllegalArgumentException("a patient's entry and a directory's cannot be joined");
        }
        Map<MessageId, MessagePart> joined = null;
        for (Map.Entry<MessageId, MessagePart> part : that.parts.entrySet()) {
            MessagePart old = parts.get(part.getKey());
            MessagePart both = old == null ? part.getValue() : old.join(part.getValue());
            if (both != old) {
                joined = joined == null ? new HashMap<>(parts) : joined;
                joined.put(part.getKey(), both);
            }
        }
        return joined == null ? this : new SubjectSet(joined);
    }

    @Override
    public EntrySet with(Origin origin, Statement statement, int mappingVersion) {
        return with(origin, Told.of(statement), mappingVersion);
    }

    @Override
    public EntrySet voided(MessageId message, int mappingVersion) {
        return with(message, MessagePart.voided(mappingVersion));
    }

    @Override
    public EntrySet omitted(Origin origin, SetSnapshot snapshot, EntryId entry, int mappingVersion) {
        return snapshot.members().contains(entry) ? this : with(origin, Told.omission(snapshot, entry), mappingVersion);
    }

    @Override
    public EntrySet receivedAt(MessageId message, Instant received) {
        return parts.containsKey(message) ? with(message, MessagePart.receivedAt(received)) : this;
    }

    @Override
    public EntrySet omittedBy(EntrySet snapshots, EntryId entry, String type) {
        if (!(snapshots instanceof SubjectSet from)) {
            return this;
        }
        Map<MessageId, MessagePart> marks = new HashMap<>();
        from.parts.forEach((message, part) -> {
            List<Told> told = part.told().stream()
                    .filter(one -> one.content() instanceof Content.Members set
                            && set.type().equals(type)
                            && !set.members().contains(entry))
                    .map(one -> new Told(one.position(), Optional.of(entry), one.stated(), new Content.Omitted()))
                    .toList();
            if (!told.isEmpty()) {
                marks.put(message, new MessagePart(part.mapping(), part.received(), part.heading(), told));
            } else if (parts.containsKey(message) && parts.get(message).mapping() < part.mapping()) {
                marks.put(message, MessagePart.voided(part.mapping()));
            }
        });
        return marks.isEmpty() ? this : join(new SubjectSet(marks));
    }

    @Override
    public boolean knows(MessageId message) {
        return parts.containsKey(message);
    }

    @Override
    public boolean saysTheSame(EntrySet other, MessageId message) {
        return other instanceof SubjectSet that && told(message).equals(that.told(message));
    }

    private List<Told> told(MessageId message) {
        MessagePart part = parts.get(message);
        return part == null ? List.of() : part.told();
    }

    @Override
    public Set<EntryId> aliasTargets(EntryId entry) {
        Set<EntryId> targets = new LinkedHashSet<>();
        for (MessagePart part : parts.values()) {
            for (Told told : part.told()) {
                if (told.content() instanceof Content.AliasOf alias
                        && told.entry().equals(Optional.of(entry))) {
                    targets.add(alias.target());
                }
            }
        }
        return targets;
    }

    @Override
    public Set<String> snapshotTypes(MessageId message) {
        Set<String> types = new LinkedHashSet<>();
        if (parts.containsKey(message)) {
            for (Told told : parts.get(message).told()) {
                if (told.content() instanceof Content.Members set) {
                    types.add(set.type());
                }
            }
        }
        return types;
    }

    @Override
    public List<Said> live() {
        List<Said> said = new ArrayList<>(parts.size() + 2);
        parts.forEach((message, part) -> part.live(message, said::add));
        said.sort(Said.ORDER);
        return said;
    }

    private EntrySet with(Origin origin, Told told, int mappingVersion) {
        return with(
                origin.message(),
                new MessagePart(
                        mappingVersion,
                        Optional.of(Told.micros(origin.received())),
                        Optional.of(Heading.of(origin)),
                        List.of(told)));
    }

    @SuppressWarnings("ReferenceEquality") // a part's join is that very part when nothing was added
    private EntrySet with(MessageId message, MessagePart part) {
        MessagePart old = parts.get(message);
        MessagePart both = old == null ? part : old.join(part);
        if (both == old) {
            return this;
        }
        Map<MessageId, MessagePart> more = new HashMap<>(parts);
        more.put(message, both);
        return new SubjectSet(more);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SubjectSet that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return "SubjectSet(" + parts.size() + " messages)";
    }
}
