package health.tributary.normalizer.normalize.hl7v2;

import health.tributary.contract.ContentType;
import health.tributary.contract.EntryId;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Clock;
import health.tributary.contract.statement.Mode;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.contract.statement.Slot;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Outcome.Rejected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a reader sees of entries after messages that came in some order: a fold by rank and clock, as the record does it. */
final class History {
    private record Said(Clock clock, Statement statement) {}

    private final List<Said> said = new ArrayList<>();
    private final Map<EntryId, EntryId> aliases = new HashMap<>();

    /** The messages arrive in this order, one each second, at feed genhosp. */
    static History of(List<String[]> messages) {
        History history = new History();
        for (int i = 0; i < messages.size(); i++) {
            history.hear(messages.get(i), i);
        }
        history.said.sort(Comparator.comparing(Said::clock));
        return history;
    }

    /** All orders of some messages. */
    static List<List<String[]>> orders(List<String[]> messages) {
        if (messages.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String[]>> orders = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            List<String[]> rest = new ArrayList<>(messages);
            String[] first = rest.remove(i);
            for (List<String[]> order : orders(rest)) {
                List<String[]> whole = new ArrayList<>();
                whole.add(first);
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }

    /** A message whose event was recorded at a time such as {@code 0915}. */
    static String[] at(String time, String type, String... segments) {
        String event = type.substring(type.indexOf('^') + 1);
        List<String> all = new ArrayList<>();
        all.add("MSH|^~\\&|ADTAPP|GENHOSP|PHR|PLATFORM|20240315101530-0500||" + type + "|" + event + time + "|P|2.6");
        all.add("EVN|" + event + "|20240315" + time + "00-0500");
        all.addAll(List.of(segments));
        return all.toArray(String[]::new);
    }

    private void hear(String[] message, int second) {
        byte[] body = Samples.bytes(message);
        FeedId feed = new FeedId("genhosp");
        Envelope envelope = new Envelope(
                MessageId.of(feed, body),
                feed,
                ContentType.HL7V2,
                Samples.RECEIVED.plusSeconds(second),
                Optional.empty(),
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                false,
                false);
        Outcome outcome = Samples.NORMALIZER.normalize(body, envelope, Samples.feed("genhosp"));
        if (outcome instanceof Rejected rejected) {
            throw new AssertionError(rejected.rejection());
        }
        for (StatementBatch batch : ((Normalized) outcome).batches()) {
            Resources.validate(batch);
            for (Statement statement : batch.statements()) {
                said.add(new Said(Clock.of(batch.origin(), statement), statement));
                if (statement instanceof Alias alias) {
                    aliases.put(alias.entry(), alias.target());
                }
            }
        }
    }

    /** The entries of a type that exist, with their slots as text; slots that only links use are not shown. */
    Map<EntryId, Map<String, String>> shown(String type) {
        Map<EntryId, Map<String, Slot>> entries = new TreeMap<>();
        Map<EntryId, Boolean> exists = new HashMap<>();
        for (Said one : said) {
            Statement statement = one.statement();
            if (!statement.type().equals(type)) {
                continue;
            }
            if (statement instanceof Assert entry) {
                EntryId id = target(entry.entry());
                exists.put(id, true);
                write(entry, entries.computeIfAbsent(id, any -> new TreeMap<>()));
            } else if (statement instanceof Retract retract) {
                exists.put(target(retract.entry()), false);
            } else if (statement instanceof SetSnapshot set) {
                exists.replaceAll((id, there) -> there && set.members().contains(id));
            }
        }
        Map<EntryId, Map<String, String>> shown = new TreeMap<>();
        entries.forEach((id, slots) -> {
            if (exists.get(id)) {
                Map<String, String> texts = new TreeMap<>();
                slots.forEach((key, slot) -> {
                    if (!slot.clears() && !key.startsWith("~")) {
                        texts.put(key, slot.json());
                    }
                });
                shown.put(id, texts);
            }
        });
        return shown;
    }

    /** The slots of the one entry of a type. */
    Map<String, String> only(String type) {
        Map<EntryId, Map<String, String>> shown = shown(type);
        if (shown.size() != 1) {
            throw new AssertionError(shown.size() + " entries of type " + type);
        }
        return shown.values().iterator().next();
    }

    private static void write(Assert entry, Map<String, Slot> slots) {
        if (entry.mode() != Mode.DELTA) {
            throw new AssertionError("HL7 v2 states deltas");
        }
        for (Slot slot : entry.slots()) {
            Slot old = slots.get(slot.key());
            if (old == null || slot.rank() >= old.rank()) {
                slots.put(slot.key(), slot);
            }
        }
    }

    private EntryId target(EntryId entry) {
        EntryId at = entry;
        for (int i = 0; i < aliases.size() && aliases.containsKey(at); i++) {
            at = aliases.get(at);
        }
        return at;
    }
}
