package health.tributary.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** MongoDB's wire protocol: OP_MSG both ways, and OP_QUERY, which drivers use for their first hello. */
final class Wire {
    private static final int OP_REPLY = 1;
    private static final int OP_QUERY = 2004;
    private static final int OP_MSG = 2013;
    private static final int HEADER_BYTES = 16;
    private static final int CHECKSUM_PRESENT = 1;
    private static final int MORE_TO_COME = 2;
    private static final int CHECKSUM_BYTES = 4;
    private static final int KEPT_REPLY_BYTES = 1 << 20;

    private ByteBuf reply = Unpooled.buffer(1 << 14);
    private int sent;

    /**
     * A client's message.
     *
     * @param query whether it came as OP_QUERY and is to be answered by OP_REPLY
     * @param silent whether the client wants no answer
     */
    record Message(int id, boolean query, boolean silent, Document body, Map<String, List<Bson>> sequences) {}

    /** Reads the message whose first byte was read already. */
    static Message read(int firstByte, DataInputStream in) throws IOException {
        byte[] rest = in.readNBytes(HEADER_BYTES - 1);
        if (rest.length < HEADER_BYTES - 1) {
            throw new EOFException("a message ends within its header");
        }
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) firstByte).put(rest).flip();
        int length = header.getInt();
        int id = header.getInt();
        int operation = header.getInt(12);
        if (length < HEADER_BYTES + 5 || length > Dispatcher.MAX_MESSAGE_BYTES) {
            throw new IOException("a message of " + length + " bytes is outside of MongoDB's limits");
        }
        byte[] message = in.readNBytes(length - HEADER_BYTES);
        if (message.length < length - HEADER_BYTES) {
            throw new EOFException("a message ends before its stated length");
        }
        return switch (operation) {
            case OP_MSG -> message(id, message);
            case OP_QUERY -> query(id, message);
            default -> throw new IOException("operation code " + operation + " is not served");
        };
    }

    private static Message message(int id, byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int flags = in.getInt();
        int end = bytes.length - ((flags & CHECKSUM_PRESENT) != 0 ? CHECKSUM_BYTES : 0);
        Document body = null;
        Map<String, List<Bson>> sequences = new HashMap<>();
        while (in.position() < end) {
            byte kind = in.get();
            if (kind == 0 && body == null) {
                body = document(bytes, in, sequences);
            } else if (kind == 1) {
                sequence(bytes, in, end, sequences);
            } else {
                throw new IOException("section kind " + kind + " is not served");
            }
        }
        if (body == null) {
            throw new IOException("a message without a body");
        }
        return new Message(id, false, (flags & MORE_TO_COME) != 0, body, sequences);
    }

    /** Documents to be written stay bytes also where a client sends them within the body. */
    private static Document document(byte[] bytes, ByteBuffer in, Map<String, List<Bson>> sequences) {
        Bson bson = Bson.copyOf(bytes, in.position());
        in.position(in.position() + bson.size());
        String field = switch (bson.firstField()) {
            case "insert" -> "documents";
            case "update" -> "updates";
            case "delete" -> "deletes";
            default -> null;
        };
        List<Bson> inline = field == null ? null : bson.elements(field);
        if (inline == null) {
            return bson.decode();
        }
        sequences.put(field, inline);
        return bson.select(java.util.Set.of(field), false).decode();
    }

    private static void sequence(byte[] bytes, ByteBuffer in, int end, Map<String, List<Bson>> into)
            throws IOException {
        int start = in.position();
        int size = in.getInt();
        if (size < 5 || size > end - start) {
            throw new IOException("a section's length does not fit its message");
        }
        int name = in.position();
        while (in.get() != 0) {
            // to the end of the name
        }
        String field = new String(bytes, name, in.position() - 1 - name, StandardCharsets.UTF_8);
        List<Bson> documents = new ArrayList<>();
        while (in.position() < start + size) {
            Bson bson = Bson.copyOf(bytes, in.position());
            in.position(in.position() + bson.size());
            documents.add(bson);
        }
        into.put(field, documents);
    }

    private static Message query(int id, byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        in.getInt();
        int name = in.position();
        while (in.get() != 0) {
            // to the end of the collection's name
        }
        String collection = new String(bytes, name, in.position() - 1 - name, StandardCharsets.UTF_8);
        if (!collection.endsWith(".$cmd")) {
            throw new IOException("OP_QUERY is served for commands only");
        }
        Document body = Bson.copyOf(bytes, in.position() + 8).decode();
        if (body.get("$query") instanceof Document inner) {
            body = inner;
        }
        body.put("$db", collection.substring(0, collection.length() - 5));
        return new Message(id, true, false, body, Map.of());
    }

    void write(Message to, Document answer, OutputStream out) throws IOException {
        reply.clear();
        reply.writeIntLE(0).writeIntLE(++sent).writeIntLE(to.id()).writeIntLE(to.query() ? OP_REPLY : OP_MSG);
        if (to.query()) {
            reply.writeIntLE(8).writeLongLE(0).writeIntLE(0).writeIntLE(1);
        } else {
            reply.writeIntLE(0).writeByte(0);
        }
        Bson.write(answer, reply);
        reply.setIntLE(0, reply.writerIndex());
        out.write(reply.array(), 0, reply.writerIndex());
        out.flush();
        if (reply.capacity() > KEPT_REPLY_BYTES) {
            reply = Unpooled.buffer(1 << 14);
        }
    }
}
