package health.tributary.ingest.mllp;

import health.tributary.ingest.IngestConfiguration.Mllp;
import health.tributary.ingest.admit.Arrival;
import health.tributary.ingest.admit.FeedLookup;
import health.tributary.ingest.admit.NotKept;
import health.tributary.ingest.admit.Receipt;
import health.tributary.ingest.publish.Door;
import health.tributary.ingest.publish.DoorMetrics;
import health.tributary.ingest.publish.HeldBytes;
import health.tributary.ingest.publish.Intake;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One sender. All its methods run on the event loop of its socket. */
final class MllpConnection {
    /** What the connections of a listener share. */
    record Surroundings(
            Intake intake,
            FeedLookup feeds,
            DoorMetrics metrics,
            HeldBytes held,
            Mllp limits,
            int maxMessageBytes,
            Clock clock) {}

    private static final long LINGER_MILLIS = 2000;
    /** A sender that wants no answers and does not read them must not be held up by them. */
    private static final int MAX_UNASKED_UNREAD = 16;

    private final NetSocket socket;
    private final Context context;
    private final Surroundings shared;
    private final FrameDecoder decoder;
    private final AnswerQueue answers = new AnswerQueue();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private int unfinishedWrites;
    private boolean reading = true;
    private boolean onWorker;
    private boolean lost;
    private boolean closed;
    private long lastByteNanos = System.nanoTime();
    private long blockSinceNanos;

    MllpConnection(NetSocket socket, Context context, Surroundings shared) {
        this.socket = socket;
        this.context = context;
        this.shared = shared;
        this.decoder = new FrameDecoder(shared.maxMessageBytes(), shared.held());
        socket.handler(this::received);
        socket.drainHandler(drained -> regulate());
    }

    private void received(Buffer buffer) {
        if (lost || closed) {
            return;
        }
        lastByteNanos = System.nanoTime();
        boolean inBlock = decoder.inBlock();
        frames.addAll(decoder.decode(buffer.getBytes()));
        if (!inBlock || !frames.isEmpty()) {
            blockSinceNanos = lastByteNanos;
        }
        long garbage = decoder.takeGarbage();
        if (garbage > 0) {
            shared.metrics().garbage(garbage);
        }
        proceed();
    }

    private void proceed() {
        while (!frames.isEmpty() && !onWorker && !full()) {
            take(frames.remove());
        }
        regulate();
    }

    private void take(Frame frame) {
        AnswerQueue.Place place = answers.open();
        if (frame instanceof Frame.Block block) {
            offer(place, block.content(), false);
        } else if (frame instanceof Frame.Cut cut) {
            offer(place, cut.content(), true);
        } else if (frame instanceof Frame.NoRoom noRoom) {
            refuse(place, NotKept.NO_ROOM, noRoom.head());
        } else if (frame instanceof Frame.TooLong tooLong) {
            lost = true;
            refuse(place, NotKept.TOO_LARGE, tooLong.head());
        }
    }

    private void offer(AnswerQueue.Place place, byte[] content, boolean cut) {
        Arrival arrival = Arrival.of(content, now());
        Consumer<Receipt> then = receipt -> {
            Optional<byte[]> answer = receipt.wanted(shared.limits().answerEvenIfNever());
            context.runOnContext(now -> {
                shared.held().giveBack(content.length);
                boolean unread = !receipt.asked() && unfinishedWrites > MAX_UNASKED_UNREAD;
                answer(place, unread ? Optional.empty() : answer);
            });
        };
        if (content.length < shared.limits().workerFromBytes()) {
            give(arrival, cut, then);
            return;
        }
        // Later messages of this sender wait, so that its order is kept.
        onWorker = true;
        context.<Void>executeBlocking(
                        () -> {
                            give(arrival, cut, then);
                            return null;
                        },
                        false)
                .onComplete(done -> {
                    onWorker = false;
                    proceed();
                });
    }

    private void give(Arrival arrival, boolean cut, Consumer<Receipt> then) {
        if (cut) {
            shared.intake().takeCut(Door.MLLP, arrival, shared.feeds(), then);
        } else {
            shared.intake().take(Door.MLLP, arrival, shared.feeds(), then);
        }
    }

    private void refuse(AnswerQueue.Place place, NotKept why, byte[] head) {
        shared.metrics().notKept(why, Optional.of(why.code(head)));
        answer(place, Optional.of(why.answer(head, now())));
    }

    private void answer(AnswerQueue.Place place, Optional<byte[]> answer) {
        byte[] ready = answers.fill(place, answer);
        if (closed) {
            return;
        }
        if (ready.length > 0) {
            unfinishedWrites++;
            socket.write(Buffer.buffer(ready)).onComplete(done -> unfinishedWrites--);
        }
        if (lost && answers.waiting() == 0) {
            // A socket that is closed with bytes unread may lose the answer on its way, so the rest is read and dropped
            // for a while.
            context.owner().setTimer(LINGER_MILLIS, timer -> close("too-large"));
        }
        proceed();
    }

    private boolean full() {
        return answers.waiting() >= shared.limits().maxInFlightMessages() || socket.writeQueueFull();
    }

    /** Reads on only while the sender's messages and answers have room. */
    private void regulate() {
        if (closed) {
            return;
        }
        boolean go = lost || (!onWorker && frames.isEmpty() && !full());
        if (go && !reading) {
            reading = true;
            socket.resume();
        } else if (!go && reading) {
            reading = false;
            socket.pause();
        }
    }

    /** Closes the connection if it has been silent, or inside of one block, for too long. */
    void checkTime(long nowNanos) {
        if (decoder.inBlock()
                && reading
                && nowNanos - blockSinceNanos
                        > TimeUnit.SECONDS.toNanos(shared.limits().blockTimeoutSeconds())) {
            close("block-timeout");
        } else if (answers.waiting() == 0
                && nowNanos - lastByteNanos
                        > TimeUnit.SECONDS.toNanos(shared.limits().idleTimeoutSeconds())) {
            close("idle");
        }
    }

    private void close(String why) {
        shared.metrics().closed(why);
        socket.close();
    }

    /** The socket is closed: what had not come in whole is forgotten, what is on its way to the broker goes on. */
    void closed() {
        closed = true;
        decoder.close();
        for (Frame frame : frames) {
            shared.held().giveBack(heldBy(frame));
        }
        frames.clear();
    }

    private static long heldBy(Frame frame) {
        if (frame instanceof Frame.Block block) {
            return block.content().length;
        }
        return frame instanceof Frame.Cut cut ? cut.content().length : 0;
    }

    private Instant now() {
        return shared.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
