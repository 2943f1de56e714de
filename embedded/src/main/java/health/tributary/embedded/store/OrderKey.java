package health.tributary.embedded.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Values as bytes whose unsigned order is MongoDB's order of values ("Comparison/Sort Order" in its manual), so that an
 * index is a sorted map of bytes: a compound key is a concatenation, a prefix is a range. Every encoding ends itself,
 * so none is a prefix of another. Numbers compare by value across int, long and double.
 */
final class OrderKey {
    /** Greater than any byte that can follow a value: a prefix with it appended ends the prefix's range. */
    static final byte AFTER = (byte) 0xFF;

    private static final int NULL = 0x05;
    private static final int EMPTY_LIST = 0x06;
    private static final int NUMBER = 0x10;
    private static final int STRING = 0x14;
    private static final int DOCUMENT = 0x18;
    private static final int LIST = 0x1C;

    private OrderKey() {}

    static byte[] of(Object value) {
        return append(new byte[0], value);
    }

    static byte[] append(byte[] prefix, Object value) {
        ByteBuf out = Unpooled.buffer(prefix.length + 40);
        out.writeBytes(prefix);
        write(value, out);
        return Arrays.copyOf(out.array(), out.writerIndex());
    }

    static byte[] concat(byte[] a, byte[] b) {
        byte[] result = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, result, a.length, b.length);
        return result;
    }

    /** The first key behind all that start with these bytes. */
    static byte[] after(byte[] prefix) {
        byte[] result = Arrays.copyOf(prefix, prefix.length + 1);
        result[prefix.length] = AFTER;
        return result;
    }

    /** The first key behind all values of the type that the key behind the prefix has. */
    static byte[] afterType(byte[] prefix, byte[] key) {
        byte[] result = Arrays.copyOf(prefix, prefix.length + 1);
        result[prefix.length] = (byte) (key[prefix.length] + 1);
        return result;
    }

    static byte[] typeOf(byte[] prefix, byte[] key) {
        return Arrays.copyOf(key, prefix.length + 1);
    }

    static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static void write(Object value, ByteBuf out) {
        if (Missing.isNullOrMissing(value)) {
            out.writeByte(NULL);
        } else if (value instanceof String text) {
            out.writeByte(STRING);
            writeEscaped(text.getBytes(StandardCharsets.UTF_8), out);
        } else if (value instanceof Number number) {
            writeNumber(number, out);
        } else if (value instanceof Document document) {
            out.writeByte(DOCUMENT);
            document.forEach((name, item) -> {
                out.writeByte(1);
                writeEscaped(name.getBytes(StandardCharsets.UTF_8), out);
                write(item, out);
            });
            out.writeByte(0);
        } else if (value instanceof Collection<?> list) {
            out.writeByte(list.isEmpty() ? EMPTY_LIST : LIST);
            list.forEach(item -> write(item, out));
            out.writeByte(0);
        } else {
            writeOther(value, out);
        }
    }

    private static void writeOther(Object value, ByteBuf out) {
        if (value instanceof BinData data) {
            out.writeByte(0x20).writeInt(data.getData().length).writeBytes(data.getData());
        } else if (value instanceof UUID uuid) {
            out.writeByte(0x22).writeLong(uuid.getMostSignificantBits()).writeLong(uuid.getLeastSignificantBits());
        } else if (value instanceof LegacyUUID legacy) {
            UUID uuid = legacy.getUuid();
            out.writeByte(0x21).writeLong(uuid.getMostSignificantBits()).writeLong(uuid.getLeastSignificantBits());
        } else if (value instanceof ObjectId id) {
            out.writeByte(0x24).writeBytes(id.toByteArray());
        } else if (value instanceof Boolean truth) {
            out.writeByte(0x28).writeByte(truth ? 1 : 0);
        } else if (value instanceof Instant instant) {
            out.writeByte(0x2C).writeLong(instant.toEpochMilli() ^ Long.MIN_VALUE);
        } else if (value instanceof BsonTimestamp time) {
            out.writeByte(0x30).writeLong(time.getValue());
        } else if (value instanceof MinKey) {
            out.writeByte(0x02);
        } else if (value instanceof MaxKey) {
            out.writeByte(0x7F);
        } else {
            throw Refusals.notServed("a key of type " + value.getClass().getSimpleName());
        }
    }

    private static void writeEscaped(byte[] text, ByteBuf out) {
        for (byte b : text) {
            out.writeByte(b);
            if (b == 0) {
                out.writeByte(0xFF);
            }
        }
        out.writeByte(0);
    }

    /** The nearest double in sortable form, then what a long lies beside it. */
    private static void writeNumber(Number number, ByteBuf out) {
        if (number instanceof Decimal128) {
            throw Refusals.notServed("a key of type Decimal128");
        }
        double value = number.doubleValue() + 0.0;
        long bits = Double.doubleToLongBits(value);
        out.writeByte(NUMBER).writeLong(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
        long beside = 0;
        if (number instanceof Long exact) {
            // The cast stops one short of 2^63, to which the longs near the end round.
            beside = exact - (long) value - (value == 0x1p63 ? 1 : 0);
        }
        out.writeShort((int) beside + 0x4000);
    }

    /** Whether an index can find the value by its key: expressions, patterns, lists and decimals can not. */
    static boolean isKey(Object value) {
        if (value instanceof Document document) {
            return document.keySet().stream().noneMatch(name -> name.startsWith("$"))
                    && document.values().stream().allMatch(OrderKey::isKey);
        }
        return value == null
                || List.of(String.class, Integer.class, Long.class, Double.class, ObjectId.class, Boolean.class)
                        .contains(value.getClass())
                || value instanceof Instant
                || value instanceof UUID
                || value instanceof BinData
                || value instanceof BsonTimestamp;
    }
}
