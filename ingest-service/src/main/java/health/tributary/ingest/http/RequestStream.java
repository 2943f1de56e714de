package health.tributary.ingest.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A request's body for a thread that may wait, however long it is: only {@value #PIECES} pieces of it are in memory, and the sender is
 * not read from until one of them is used up. One thread reads.
 */
@SuppressWarnings("ReferenceEquality") // the two marks are these very objects
final class RequestStream extends InputStream {
    /** A piece is what one read of the socket brings, at most 64 KiB. */
    private static final int PIECES = 16;

    private static final Buffer END = Buffer.buffer();
    private static final Buffer GONE = Buffer.buffer();

    private final HttpServerRequest request;
    private final Context loop;
    private final int timeoutSeconds;
    private final BlockingQueue<Buffer> pieces = new LinkedBlockingQueue<>();
    /** Whether the last piece has come; known to the event loop only. */
    private boolean ended;

    private Buffer piece = Buffer.buffer();
    private int at;

    private RequestStream(HttpServerRequest request, Context loop, int timeoutSeconds) {
        this.request = request;
        this.loop = loop;
        this.timeoutSeconds = timeoutSeconds;
    }

    /**
     * The body of a request that nobody has read from; called on its event loop.
     *
     * @param timeoutSeconds how long to wait for a piece
     */
    static RequestStream of(HttpServerRequest request, Context loop, int timeoutSeconds) {
        RequestStream stream = new RequestStream(request, loop, timeoutSeconds);
        // Else to set the handler would let all of it come.
        request.pause();
        request.handler(stream.pieces::add);
        request.endHandler(end -> stream.end());
        request.exceptionHandler(failure -> stream.pieces.add(GONE));
        request.fetch(PIECES);
        return stream;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, to.length);
        if (!more()) {
            return -1;
        }
        int count = Math.min(length, piece.length() - at);
        piece.getBytes(at, at + count, to, offset);
        at += count;
        return count;
    }

    /** At least one unless the end is known: a reader of gzip takes zero for the end of all its members. */
    @Override
    public int available() {
        return piece == END || (at == piece.length() && pieces.peek() == END) ? 0 : 1;
    }

    private boolean more() throws IOException {
        while (piece != END && at == piece.length()) {
            Buffer next = next();
            if (next == GONE) {
                pieces.add(GONE);
                throw new EOFException("the sender went away");
            }
            piece = next;
            at = 0;
            if (next != END) {
                loop.runOnContext(used -> fetch());
            }
        }
        return piece != END;
    }

    private void end() {
        ended = true;
        pieces.add(END);
    }

    private void fetch() {
        if (!ended) {
            request.fetch(1);
        }
    }

    private Buffer next() throws IOException {
        try {
            Buffer next = pieces.poll(timeoutSeconds, TimeUnit.SECONDS);
            if (next == null) {
                throw new SocketTimeoutException("no piece of the body came");
            }
            return next;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("the door closes");
        }
    }
}
