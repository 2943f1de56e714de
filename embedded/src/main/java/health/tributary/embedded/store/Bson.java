package health.tributary.embedded.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One BSON document as its bytes, never changed once made: the store, the log, the change stream and the answers to
 * clients share the same bytes. A filter decodes only the top-level fields that it names.
 */
final class Bson {
    /** MongoDB's limit for one document, in bytes. */
    static final int MAX_BYTES = BsonConstants.MAX_BSON_OBJECT_SIZE;

    static final String ID = "_id";
    private static final int MAX_DEPTH = 100;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;

    private Bson(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes over the array, which holds exactly one document that this store wrote. */
    static Bson trusted(byte[] bytes) {
        return new Bson(bytes);
    }

    /** A checked copy of the document that starts at an offset; fails with BadValue when it is not well formed. */
    static Bson copyOf(byte[] message, int from) {
        int length = message.length - from < 5 ? -1 : (int) INT.get(message, from);
        if (length < 5 || length > message.length - from) {
            throw Refusals.badValue("a document's length does not fit its message");
        }
        byte[] copy = Arrays.copyOfRange(message, from, from + length);
        check(copy, 0, length, 0);
        return new Bson(copy);
    }

    static Bson of(Map<String, ?> document) {
        ByteBuf out = Unpooled.buffer(256);
        write(document, out);
        return new Bson(Arrays.copyOf(out.array(), out.writerIndex()));
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return bytes.length;
    }

    Document decode() {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }

    /** Only the named top-level fields; all of them for {@code null}. */
    Document decode(Set<String> fields) {
        if (fields == null) {
            return decode();
        }
        return decode(FieldNames.of(fields));
    }

    /** Only the named top-level fields. */
    Document decode(FieldNames fields) {
        Document result = new Document();
        for (Field f = new Field(bytes); f.next() && result.size() < fields.size(); ) {
            String name = f.nameAmong(fields);
            if (name != null) {
                result.put(name, f.value());
            }
        }
        return result;
    }

    /** The value of a top-level field, or {@link Missing}. */
    Object get(String field) {
        for (Field f = new Field(bytes); f.next(); ) {
            if (f.name().equals(field)) {
                return f.value();
            }
        }
        return Missing.getInstance();
    }

    /** A nested document as bytes of its own; null if there is none of that name. */
    Bson sub(String field) {
        for (Field f = new Field(bytes); f.next(); ) {
            if (bytes[f.at] == BsonConstants.TYPE_EMBEDDED_DOCUMENT && f.name().equals(field)) {
                return new Bson(Arrays.copyOfRange(bytes, f.nameEnd + 1, f.end));
            }
        }
        return null;
    }

    /** The documents of a list, each as bytes of its own; null if there is no such list. */
    List<Bson> elements(String list) {
        for (Field f = new Field(bytes); f.next(); ) {
            if (bytes[f.at] == BsonConstants.TYPE_ARRAY && f.name().equals(list)) {
                List<Bson> elements = new ArrayList<>();
                for (Field item = new Field(Arrays.copyOfRange(bytes, f.nameEnd + 1, f.end)); item.next(); ) {
                    elements.add(new Bson(Arrays.copyOfRange(item.bytes, item.nameEnd + 1, item.end)));
                }
                return elements;
            }
        }
        return null;
    }

    /** Name of the first field, empty for an empty document. */
    String firstField() {
        Field f = new Field(bytes);
        return f.next() ? f.name() : "";
    }

    /** The document with only, or without, the named top-level fields, in its own order. */
    Bson select(Set<String> fields, boolean keep) {
        return select(FieldNames.of(fields), keep);
    }

    /** The same, for names that are looked for in many documents. */
    Bson select(FieldNames fields, boolean keep) {
        byte[] kept = new byte[bytes.length];
        int length = 4;
        for (Field f = new Field(bytes); f.next(); ) {
            if ((f.nameAmong(fields) != null) == keep) {
                System.arraycopy(bytes, f.at, kept, length, f.end - f.at);
                length += f.end - f.at;
            }
        }
        INT.set(kept, 0, ++length);
        return new Bson(length == kept.length ? kept : Arrays.copyOf(kept, length));
    }

    /** The document with {@code _id} first and set to the given value. */
    Bson withId(Object id) {
        ByteBuf out = Unpooled.buffer(bytes.length + 32);
        out.writeIntLE(0);
        Bson key = of(new Document(ID, id));
        out.writeBytes(key.bytes, 4, key.bytes.length - 5);
        for (Field f = new Field(bytes); f.next(); ) {
            if (!f.name().equals(ID)) {
                out.writeBytes(bytes, f.at, f.end - f.at);
            }
        }
        return finish(out);
    }

    private static Bson finish(ByteBuf out) {
        out.writeByte(0);
        out.setIntLE(0, out.writerIndex());
        return new Bson(Arrays.copyOf(out.array(), out.writerIndex()));
    }

    /** Writes a map whose values may be, at any depth, documents that are bytes already. */
    static void write(Map<String, ?> document, ByteBuf out) {
        int start = out.writerIndex();
        out.writeIntLE(0);
        document.forEach((name, value) -> writeField(name, value, out));
        out.writeByte(0);
        out.setIntLE(start, out.writerIndex() - start);
    }

    private static void writeField(String name, Object value, ByteBuf out) {
        byte type = value instanceof Bson ? BsonConstants.TYPE_EMBEDDED_DOCUMENT : BsonEncoder.determineType(value);
        out.writeByte(type);
        out.writeCharSequence(name, java.nio.charset.StandardCharsets.UTF_8);
        out.writeByte(0);
        if (value instanceof Bson raw) {
            out.writeBytes(raw.bytes);
        } else if (value instanceof Document map) {
            write(map, out);
        } else if (value instanceof Collection<?> list) {
            int start = out.writerIndex();
            out.writeIntLE(0);
            int i = 0;
            for (Object item : list) {
                writeField(Integer.toString(i++), item, out);
            }
            out.writeByte(0);
            out.setIntLE(start, out.writerIndex() - start);
        } else {
            BsonEncoder.encodeValue(type, value, out);
        }
    }

    /** Walks the top-level fields. */
    private static final class Field {
        private final byte[] bytes;
        private int at;
        private int nameEnd;
        private int end = 4;

        Field(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean next() {
            at = end;
            if (bytes[at] == 0) {
                return false;
            }
            nameEnd = endOfName(bytes, at + 1);
            end = endOfValue(bytes[at], bytes, nameEnd + 1);
            return true;
        }

        String name() {
            return new String(bytes, at + 1, nameEnd - at - 1, java.nio.charset.StandardCharsets.UTF_8);
        }

        String nameAmong(FieldNames names) {
            return names.at(bytes, at + 1, nameEnd);
        }

        Object value() {
            return BsonDecoder.decodeValue(bytes[at], Unpooled.wrappedBuffer(bytes, nameEnd + 1, end - nameEnd - 1));
        }
    }

    private static int endOfName(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] != 0) {
            at++;
        }
        return at;
    }

    private static int endOfValue(byte type, byte[] bytes, int at) {
        return switch (type) {
            case BsonConstants.TYPE_DOUBLE,
                    BsonConstants.TYPE_UTC_DATETIME,
                    BsonConstants.TYPE_TIMESTAMP,
                    BsonConstants.TYPE_INT64 -> at + 8;
            case BsonConstants.TYPE_UTF8_STRING, BsonConstants.TYPE_JAVASCRIPT_CODE -> at + 4 + length(bytes, at);
            case BsonConstants.TYPE_EMBEDDED_DOCUMENT, BsonConstants.TYPE_ARRAY -> at + length(bytes, at);
            case BsonConstants.TYPE_DATA -> at + 5 + length(bytes, at);
            case BsonConstants.TYPE_UNDEFINED,
                    BsonConstants.TYPE_NULL,
                    BsonConstants.TYPE_MIN_KEY,
                    BsonConstants.TYPE_MAX_KEY -> at;
            case BsonConstants.TYPE_OBJECT_ID -> at + BsonConstants.LENGTH_OBJECTID;
            case BsonConstants.TYPE_BOOLEAN -> at + 1;
            case BsonConstants.TYPE_REGEX -> endOfName(bytes, endOfName(bytes, at) + 1) + 1;
            case BsonConstants.TYPE_INT32 -> at + 4;
            case BsonConstants.TYPE_DECIMAL128 -> at + 16;
            default -> throw Refusals.badValue("the embedded store does not keep BSON type " + type);
        };
    }

    private static int length(byte[] bytes, int at) {
        int length = (int) INT.get(bytes, at);
        if (length < 0 || length > bytes.length - at) {
            throw Refusals.badValue("a value's length does not fit its document");
        }
        return length;
    }

    private static void check(byte[] bytes, int from, int to, int depth) {
        if (depth > MAX_DEPTH || bytes[to - 1] != 0) {
            throw Refusals.badValue("a document is nested too deeply or not terminated");
        }
        try {
            int at = from + 4;
            while (at < to - 1) {
                byte type = bytes[at];
                int value = endOfName(bytes, at + 1) + 1;
                at = endOfValue(type, bytes, value);
                if (at > to - 1) {
                    throw Refusals.badValue("a value's length does not fit its document");
                }
                if (type == BsonConstants.TYPE_EMBEDDED_DOCUMENT || type == BsonConstants.TYPE_ARRAY) {
                    check(bytes, value, at, depth + 1);
                } else if (type == BsonConstants.TYPE_DATA) {
                    checkSubtype(bytes[value + 4], length(bytes, value));
                }
            }
        } catch (IndexOutOfBoundsException e) {
            throw Refusals.badValue("a document ends before its last value");
        }
    }

    /** Others would be changed or lost by the operators that decode and encode again. */
    private static void checkSubtype(byte subtype, int length) {
        boolean uuid = subtype == BsonConstants.BINARY_SUBTYPE_OLD_UUID || subtype == BsonConstants.BINARY_SUBTYPE_UUID;
        if (uuid ? length != BsonConstants.LENGTH_UUID : subtype != BsonConstants.BINARY_SUBTYPE_GENERIC) {
            throw Refusals.badValue("the embedded store does not keep binary subtype " + subtype);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bson that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Says the size only: the content may be health data. */
    @Override
    public String toString() {
        return "Bson[" + bytes.length + " bytes]";
    }
}
