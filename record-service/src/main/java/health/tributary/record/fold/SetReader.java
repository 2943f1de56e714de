package health.tributary.record.fold;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.statement.Clock;
import health.tributary.contract.statement.Mode;
import health.tributary.contract.statement.Slot;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what {@link SetWriter} wrote. Whatever does not fit is an exception that {@link EntrySetCodec} translates. */
final class SetReader {
    private static final int ID_CHARACTERS = 32;
    private static final long MICROS = 1_000_000;

    private final JsonParser in;
    private final int version;
    private final List<String> texts = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private final List<List<Slot>> lists = new ArrayList<>();
    // What many statements share is made once: a decoded set is kept in memory.
    private final Map<Long, Optional<EntryId>> entries = new HashMap<>();
    private final Map<Long, FeedId> feeds = new HashMap<>();
    private final Map<Long, Content> deltas = new HashMap<>();
    private final Map<Long, Content> snapshots = new HashMap<>();

    SetReader(JsonParser in, int version) {
        this.in = in;
        this.version = version;
    }

    EntrySet read() throws IOException {
        begin();
        long kind = number();
        begin();
        while (in.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(in.getText());
        }
        begin();
        while (in.nextToken() == JsonToken.VALUE_EMBEDDED_OBJECT) {
            ids.add(IdText.text(in.getBinaryValue(), ID_CHARACTERS));
        }
        begin();
        while (in.nextToken() == JsonToken.START_ARRAY) {
            slots.add(slot());
            end();
        }
        begin();
        while (in.nextToken() == JsonToken.START_ARRAY) {
            List<Slot> list = new ArrayList<>();
            while (in.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                list.add(slots.get(in.getIntValue()));
            }
            lists.add(List.copyOf(list));
        }
        begin();
        EntrySet set = kind == SetWriter.DIRECTORY ? directory() : subject();
        end();
        end();
        return set;
    }

    private Slot slot() throws IOException {
        String key = text();
        int rank = (int) number();
        String json = in.nextToken() == JsonToken.VALUE_NULL ? null : in.getText();
        return new Slot(key, rank, json, text(), text());
    }

    private SubjectSet subject() throws IOException {
        int size = size();
        Map<MessageId, MessagePart> parts = new HashMap<>(capacity(size));
        for (int i = 0; i < size; i++) {
            MessageId message = new MessageId(id());
            int mapping = (int) number();
            long received = number();
            long feed = number();
            Optional<Heading> heading = Optional.empty();
            if (feed != SetWriter.NONE) {
                Optional<Instant> messageTime = relative(number(), received);
                heading = Optional.of(new Heading(feed(feed), messageTime, number()));
            }
            int count = size();
            List<Told> told = count == 1 ? List.of(told(received)) : new ArrayList<>(Math.min(count, 16));
            for (int j = 0; count > 1 && j < count; j++) {
                told.add(told(received));
            }
            Optional<Instant> at = received == SetWriter.NONE ? Optional.empty() : Optional.of(instant(received));
            parts.put(message, new MessagePart(mapping, at, heading, told));
        }
        return new SubjectSet(parts);
    }

    private Told told(long received) throws IOException {
        int position = (int) number();
        Optional<Instant> stated = relative(number(), received);
        return new Told(position, entry(), stated, content());
    }

    private DirectorySet directory() throws IOException {
        int size = size();
        Map<DirectorySet.Key, Span> spans = new HashMap<>(capacity(size));
        for (int i = 0; i < size; i++) {
            DirectorySet.Key key = new DirectorySet.Key(entry(), content());
            Clock first = clock();
            spans.put(key, new Span(first, latest(first), feed(number()), (int) number()));
        }
        return new DirectorySet(spans);
    }

    private List<Clock> latest(Clock first) throws IOException {
        if (version == EntrySetCodec.FIRST_VERSION) {
            Clock last = clock();
            return last.message().equals(first.message()) ? List.of(last) : List.of(last, first);
        }
        int size = size();
        if (size < 1 || size > Span.KEPT) {
            throw new IllegalArgumentException("count");
        }
        List<Clock> latest = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            latest.add(clock());
        }
        return latest;
    }

    private Content content() throws IOException {
        int kind = (int) number();
        return switch (kind) {
            case SetWriter.DELTA -> asserted(deltas, Mode.DELTA, number());
            case SetWriter.SNAPSHOT -> asserted(snapshots, Mode.SNAPSHOT, number());
            case SetWriter.RETRACTED -> new Content.Retracted();
            case SetWriter.OMITTED -> new Content.Omitted();
            case SetWriter.ALIAS -> new Content.AliasOf(new EntryId(id()));
            case SetWriter.MEMBERS -> {
                String type = text();
                int size = size();
                Set<EntryId> members = new HashSet<>(capacity(size));
                for (int i = 0; i < size; i++) {
                    members.add(new EntryId(id()));
                }
                yield new Content.Members(type, members);
            }
            default -> throw new IllegalArgumentException("content");
        };
    }

    private Clock clock() throws IOException {
        MessageId message = new MessageId(id());
        int position = (int) number();
        long received = number();
        Instant stated = instant(received + number());
        Instant messageTime = instant(received + number());
        return new Clock(stated, messageTime, number(), instant(received), message, position);
    }

    private Optional<EntryId> entry() throws IOException {
        long number = number();
        return number == SetWriter.NONE
                ? Optional.empty()
                : entries.computeIfAbsent(number, key -> Optional.of(new EntryId(ids.get(key.intValue()))));
    }

    private FeedId feed(long number) {
        return feeds.computeIfAbsent(number, key -> new FeedId(texts.get(key.intValue())));
    }

    private Content asserted(Map<Long, Content> known, Mode mode, long number) {
        return known.computeIfAbsent(number, key -> new Content.Asserted(mode, lists.get(key.intValue())));
    }

    private String text() throws IOException {
        return texts.get((int) number());
    }

    private String id() throws IOException {
        return ids.get((int) number());
    }

    // A count is followed by at least as many numbers, so what a damaged one can claim is bounded as it is read.
    private int size() throws IOException {
        long size = number();
        if (size < 0 || size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("count");
        }
        return (int) size;
    }

    private static int capacity(int size) {
        return Math.min(2 * Math.min(size, 1 << 16), 1 << 17);
    }

    private long number() throws IOException {
        JsonToken token = in.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return SetWriter.NONE;
        }
        if (token != JsonToken.VALUE_NUMBER_INT) {
            throw new IllegalArgumentException("number");
        }
        return in.getLongValue();
    }

    private void begin() throws IOException {
        if (in.nextToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException("array");
        }
    }

    private void end() throws IOException {
        if (in.nextToken() != JsonToken.END_ARRAY) {
            throw new IllegalArgumentException("end");
        }
    }

    private static Optional<Instant> relative(long difference, long received) {
        return difference == SetWriter.NONE ? Optional.empty() : Optional.of(instant(received + difference));
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), 1_000 * Math.floorMod(micros, MICROS));
    }
}
