package health.tributary.ingest.http;

import health.tributary.ingest.admit.NotKept;
import health.tributary.ingest.publish.HeldBytes;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Reads a body as it comes in, no more of it than the limit and the shared room allow. Runs on the request's event loop. */
final class BodyReader {
    private static final int HEAD_BYTES = 4096;

    private final int maxBytes;
    private final HeldBytes room;
    private final Buffer content = Buffer.buffer();
    private boolean done;

    private BodyReader(int maxBytes, HeldBytes room) {
        this.maxBytes = maxBytes;
        this.room = room;
    }

    /** The body of a request that nobody has read from; fails if the sender goes away. Cancel it to stop reading. */
    static Uni<Body> read(HttpServerRequest request, int maxBytes, HeldBytes room) {
        return Uni.createFrom().emitter(emitter -> {
            BodyReader reader = new BodyReader(maxBytes, room);
            emitter.onTermination(() -> reader.drop());
            request.handler(piece -> reader.append(piece, emitter));
            request.endHandler(end -> reader.end(emitter));
            request.exceptionHandler(failure -> reader.fail(failure, emitter));
            request.resume();
        });
    }

    private void append(Buffer piece, UniEmitter<? super Body> emitter) {
        if (done) {
            return;
        }
        if (content.length() + piece.length() > maxBytes) {
            giveUp(NotKept.TOO_LARGE, piece, emitter);
        } else if (!room.take(piece.length())) {
            giveUp(NotKept.NO_ROOM, piece, emitter);
        } else {
            content.appendBuffer(piece);
        }
    }

    private void giveUp(NotKept why, Buffer piece, UniEmitter<? super Body> emitter) {
        Buffer head = content.length() >= HEAD_BYTES ? content : content.copy().appendBuffer(piece);
        byte[] first = head.getBytes(0, Math.min(HEAD_BYTES, head.length()));
        drop();
        emitter.complete(new Body.Dropped(why, first));
    }

    private void end(UniEmitter<? super Body> emitter) {
        if (!done) {
            done = true;
            emitter.complete(new Body.Whole(content.getBytes()));
        }
    }

    private void fail(Throwable failure, UniEmitter<? super Body> emitter) {
        drop();
        emitter.fail(failure);
    }

    private void drop() {
        if (!done) {
            done = true;
            room.giveBack(content.length());
        }
    }
}
