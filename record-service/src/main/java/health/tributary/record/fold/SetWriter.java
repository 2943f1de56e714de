package health.tributary.record.fold;

import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import health.tributary.contract.EntryId;
import health.tributary.contract.MessageId;
import health.tributary.contract.statement.Clock;
import health.tributary.contract.statement.Mode;
import health.tributary.contract.statement.Slot;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Writes the current versions. Statements go to a buffer of numbers first, which fills the dictionaries; these come before it on
 * the wire. A null among the numbers is {@link #NONE}.
 */
final class SetWriter {
    static final int SUBJECT = 0;
    static final int DIRECTORY = 1;
    static final int DELTA = 0;
    static final int SNAPSHOT = 1;
    static final int RETRACTED = 2;
    static final int OMITTED = 3;
    static final int ALIAS = 4;
    static final int MEMBERS = 5;
    static final long NONE = Long.MIN_VALUE;

    private static final long MICROS = 1_000_000;

    private final Dictionary<String> texts = new Dictionary<>();
    private final Dictionary<String> ids = new Dictionary<>();
    private final Dictionary<Slot> slots = new Dictionary<>();
    private final Dictionary<SlotNumbers> lists = new Dictionary<>();
    // Statements of a set that was read share their slots and lists: to know one again by identity spares hashing its
    // texts.
    private final IdentityHashMap<Slot, Integer> knownSlots = new IdentityHashMap<>();
    private final IdentityHashMap<List<Slot>, Integer> knownLists = new IdentityHashMap<>();
    private long[] numbers = new long[256];
    private int count;
    private int kind;

    void subject(SubjectSet set) {
        kind = SUBJECT;
        List<Map.Entry<MessageId, MessagePart>> sorted =
                new ArrayList<>(set.parts().entrySet());
        sorted.sort(Map.Entry.comparingByKey());
        number(sorted.size());
        for (Map.Entry<MessageId, MessagePart> one : sorted) {
            MessagePart part = one.getValue();
            id(one.getKey().value());
            number(part.mapping());
            long received = part.received().map(SetWriter::micros).orElse(NONE);
            number(received);
            Optional<Heading> heading = part.heading();
            number(heading.isPresent() ? texts.number(heading.get().feed().name()) : NONE);
            if (heading.isPresent()) {
                number(relative(heading.get().messageTime(), received));
                number(heading.get().sequence());
            }
            number(part.told().size());
            for (Told told : part.told()) {
                number(told.position());
                number(relative(told.stated(), received));
                entry(told.entry());
                content(told.content());
            }
        }
    }

    void directory(DirectorySet set) {
        kind = DIRECTORY;
        List<Map.Entry<DirectorySet.Key, Span>> sorted =
                new ArrayList<>(set.spans().entrySet());
        sorted.sort(Comparator.comparing((Map.Entry<DirectorySet.Key, Span> one) ->
                        one.getKey().entry().map(EntryId::value).orElse(""))
                .thenComparing(one -> one.getKey().content().canonical()));
        number(sorted.size());
        sorted.forEach(one -> {
            entry(one.getKey().entry());
            content(one.getKey().content());
            clock(one.getValue().first());
            number(one.getValue().latest().size());
            one.getValue().latest().forEach(this::clock);
            number(texts.number(one.getValue().feed().name()));
            number(one.getValue().mapping());
        });
    }

    void writeTo(OutputStream to) throws IOException {
        List<int[]> described = new ArrayList<>();
        for (Slot slot : slots.values()) {
            described.add(new int[] {texts.number(slot.key()), texts.number(slot.source()), texts.number(slot.rule())});
        }
        try (CBORGenerator out = EntrySetCodec.FACTORY.createGenerator(to)) {
            out.writeStartArray(null, 6);
            out.writeNumber(kind);
            out.writeStartArray(null, texts.values().size());
            for (String text : texts.values()) {
                out.writeString(text);
            }
            out.writeEndArray();
            out.writeStartArray(null, ids.values().size());
            for (String id : ids.values()) {
                out.writeBinary(IdText.bytes(id));
            }
            out.writeEndArray();
            slots(out, described);
            out.writeStartArray(null, lists.values().size());
            for (SlotNumbers list : lists.values()) {
                out.writeArray(list.numbers, 0, list.numbers.length);
            }
            out.writeEndArray();
            out.writeStartArray(null, count);
            for (int i = 0; i < count; i++) {
                if (numbers[i] == NONE) {
                    out.writeNull();
                } else {
                    out.writeNumber(numbers[i]);
                }
            }
            out.writeEndArray();
            out.writeEndArray();
        }
    }

    private void slots(CBORGenerator out, List<int[]> described) throws IOException {
        out.writeStartArray(null, described.size());
        for (int i = 0; i < described.size(); i++) {
            Slot slot = slots.values().get(i);
            int[] words = described.get(i);
            out.writeStartArray(null, 5);
            out.writeNumber(words[0]);
            out.writeNumber(slot.rank());
            if (slot.clears()) {
                out.writeNull();
            } else {
                out.writeString(slot.json());
            }
            out.writeNumber(words[1]);
            out.writeNumber(words[2]);
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private void content(Content content) {
        if (content instanceof Content.Asserted it) {
            number(it.mode() == Mode.SNAPSHOT ? SNAPSHOT : DELTA);
            number(knownLists.computeIfAbsent(it.slots(), this::list));
        } else if (content instanceof Content.Retracted) {
            number(RETRACTED);
        } else if (content instanceof Content.Omitted) {
            number(OMITTED);
        } else if (content instanceof Content.AliasOf it) {
            number(ALIAS);
            id(it.target().value());
        } else if (content instanceof Content.Members it) {
            number(MEMBERS);
            number(texts.number(it.type()));
            number(it.members().size());
            new TreeSet<>(it.members()).forEach(member -> id(member.value()));
        }
    }

    private int list(List<Slot> of) {
        int[] list = new int[of.size()];
        for (int i = 0; i < list.length; i++) {
            list[i] = knownSlots.computeIfAbsent(of.get(i), slots::number);
        }
        return lists.number(new SlotNumbers(list));
    }

    private void clock(Clock clock) {
        long received = micros(clock.received());
        id(clock.message().value());
        number(clock.position());
        number(received);
        number(micros(clock.stated()) - received);
        number(micros(clock.messageTime()) - received);
        number(clock.sequence());
    }

    private void entry(Optional<EntryId> entry) {
        number(entry.isPresent() ? ids.number(entry.get().value()) : NONE);
    }

    private void id(String id) {
        number(ids.number(id));
    }

    private void number(long number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = number;
    }

    private static long relative(Optional<Instant> time, long received) {
        return time.isPresent() ? micros(time.get()) - received : NONE;
    }

    static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), MICROS), time.getNano() / 1_000);
    }

    /** A list of slots by their numbers; equal lists have equal numbers. */
    private static final class SlotNumbers {
        private final int[] numbers;

        SlotNumbers(int[] numbers) {
            this.numbers = numbers;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof SlotNumbers that && Arrays.equals(numbers, that.numbers);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(numbers);
        }
    }
}
