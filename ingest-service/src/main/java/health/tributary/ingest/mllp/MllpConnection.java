package health.tributary.ingest.mllp;

import health.tributary.contract.feed.FeedRegistry;
import health.tributary.ingest.IngestConfiguration.Mllp;
import health.tributary.ingest.admit.Arrival;
import health.tributary.ingest.admit.FeedLookup;
import health.tributary.ingest.admit.NotKept;
import health.tributary.ingest.admit.Receipt;
import health.tributary.ingest.feed.ClientCertificate;
import health.tributary.ingest.feed.FeedRates;
import health.tributary.ingest.feed.SenderRules;
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
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One sender. All its methods run on the event loop of its socket. */
final class MllpConnection {
    /** What the connections of a listener share. */
    record Surroundings(
            Intake intake,
            FeedRegistry feeds,
            SenderRules senders,
            FeedRates rates,
            DoorMetrics metrics,
            HeldBytes held,
            Mllp limits,
            int maxMessageBytes,
            Clock clock) {}

    private static final long LINGER_MILLIS = 2000;
    /** So long messages that were on their way when the shutdown began are still answered. */
    private static final long DRAIN_LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    /** A sender that wants no answers and does not read them must not be held up by them. */
    private static final int MAX_UNASKED_UNREAD = 16;

    private final NetSocket socket;
    private final Context context;
    private final Surroundings shared;
    private final FrameDecoder decoder;
    private final FeedLookup feeds;
    private final Pace pace;
    private final AnswerQueue answers = new AnswerQueue();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private int unfinishedWrites;
    private boolean reading = true;
    private boolean proceeding;
    private boolean onWorker;
    private boolean resting;
    private boolean lost;
    private boolean draining;
    private boolean closed;
    private long drainingSinceNanos;
    private long lastByteNanos = System.nanoTime();
    private long blockSinceNanos;

    MllpConnection(NetSocket socket, Context context, Surroundings shared) {
        this.socket = socket;
        this.context = context;
        this.shared = shared;
        this.decoder = new FrameDecoder(shared.maxMessageBytes(), shared.held());
        Optional<ClientCertificate> shown = Peer.certificate(socket);
        this.feeds =
                FeedLookup.byHeader(shared.feeds(), feed -> shared.senders().admit(feed, shown));
        this.pace = new Pace(shared.rates(), shared.limits().maxMessagesPerSecond());
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

    /** Takes what it may. Answers that are known at once come back to here, which must not grow the stack with each frame. */
    private void proceed() {
        if (proceeding) {
            return;
        }
        proceeding = true;
        while (!frames.isEmpty() && !onWorker && !resting && !full()) {
            take(frames.remove());
        }
        proceeding = false;
        regulate();
    }

    private void take(Frame frame) {
        AnswerQueue.Place place = answers.open();
        if (draining) {
            shared.held().giveBack(frame.held());
            refuse(place, NotKept.CLOSING, frame.content());
        } else if (frame instanceof Frame.Block block) {
            offer(place, block.content(), false);
        } else if (frame instanceof Frame.Cut cut) {
            offer(place, cut.content(), true);
        } else if (frame instanceof Frame.NoRoom noRoom) {
            refuse(place, NotKept.NO_ROOM, noRoom.content());
        } else if (frame instanceof Frame.TooLong tooLong) {
            lost = true;
            refuse(place, NotKept.TOO_LARGE, tooLong.content());
        }
    }

    private void offer(AnswerQueue.Place place, byte[] content, boolean cut) {
        Arrival arrival = Arrival.of(content, now());
        Consumer<Receipt> then = receipt -> {
            List<byte[]> wanted = wanted(receipt);
            context.runOnContext(now -> {
                shared.held().giveBack(content.length);
                boolean unread = !receipt.asked() && unfinishedWrites > MAX_UNASKED_UNREAD;
                answer(place, unread ? List.of() : wanted);
            });
        };
        if (content.length < shared.limits().workerFromBytes()) {
            rest(give(arrival, cut, then));
            return;
        }
        // Later messages of this sender wait, so that its order is kept.
        onWorker = true;
        context.executeBlocking(() -> give(arrival, cut, then), false).onComplete(done -> {
            onWorker = false;
            rest(done.succeeded() ? done.result() : 0);
            proceed();
        });
    }

    /** Gives a message away; what comes back is how many nanoseconds its sender is to rest. */
    private long give(Arrival arrival, boolean cut, Consumer<Receipt> then) {
        return pace.after(
                cut
                        ? shared.intake().takeCut(Door.MLLP, arrival, feeds, then)
                        : shared.intake().take(Door.MLLP, arrival, feeds, then));
    }

    /** The answers that the sender asked for: none, one, or the application acknowledgement behind the accept acknowledgement. */
    private List<byte[]> wanted(Receipt receipt) {
        List<byte[]> wanted = new ArrayList<>(2);
        receipt.wanted(shared.limits().answerEvenIfNever()).ifPresent(wanted::add);
        if (shared.limits().applicationAcknowledgement()) {
            receipt.application().ifPresent(second -> {
                shared.metrics().acknowledged(receipt.replies().get(0).application());
                wanted.add(second);
            });
        }
        return wanted;
    }

    private void rest(long nanos) {
        if (nanos <= 0 || closed || draining) {
            return;
        }
        resting = true;
        shared.metrics().rested();
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
        context.owner().setTimer(millis, timer -> {
            resting = false;
            proceed();
        });
    }

    private void refuse(AnswerQueue.Place place, NotKept why, byte[] head) {
        shared.metrics().notKept(why, Optional.of(why.code(head)));
        answer(place, List.of(why.answer(head, now())));
    }

    private void answer(AnswerQueue.Place place, List<byte[]> given) {
        byte[] ready = answers.fill(place, given);
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
        boolean go = lost || (!onWorker && !resting && frames.isEmpty() && !full());
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
                && !resting
                && nowNanos - lastByteNanos
                        > TimeUnit.SECONDS.toNanos(shared.limits().idleTimeoutSeconds())) {
            close("idle");
        }
    }

    /** From now on nothing more is taken; what is in flight is still answered. */
    void drain() {
        draining = true;
        drainingSinceNanos = System.nanoTime();
        resting = false;
        proceed();
    }

    /** Closes a draining connection once it owes no answer and is not in the middle of a message. */
    void closeIfDrained() {
        if (answers.waiting() == 0
                && !decoder.inBlock()
                && !onWorker
                && System.nanoTime() - drainingSinceNanos > DRAIN_LINGER_NANOS) {
            close("draining");
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
            shared.held().giveBack(frame.held());
        }
        frames.clear();
    }

    private Instant now() {
        return shared.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
