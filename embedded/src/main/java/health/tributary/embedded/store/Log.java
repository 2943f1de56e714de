package health.tributary.embedded.store;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The write-ahead log that is also the change stream. {@link #append} gives a change its time and its place;
 * {@link #awaitDurable} returns when it is safe on disk, one fsync serving all who wait (group commit). Readers of the
 * stream see a change only from then on. Recent events stay in memory, bounded in bytes; older ones are read from the
 * segments. When a write to disk fails the log fails for good: what memory holds is then ahead of the disk.
 */
final class Log implements Closeable {
    private static final int WRITE_BYTES = 1 << 20;
    private static final int KEPT_BUFFER_BYTES = 1 << 22;

    private final Segments segments;
    private final boolean fsync;
    private final long recentBytes;
    private final Clock clock;
    private final Runnable onFailure;

    private final Object order = new Object();
    private final NavigableMap<Long, Event> recent = new ConcurrentSkipListMap<>();
    private long recentWeight;
    private ByteBuf pending = Unpooled.buffer(1 << 16);
    private volatile long appended;
    private volatile long forgotten;

    private final ReentrantLock disk = new ReentrantLock();
    private ByteBuf spare = Unpooled.buffer(1 << 16);
    private FileChannel channel;
    private long segmentBytes;
    private volatile long bytesSinceSnapshot;
    private volatile long safeBytes;
    private volatile long durable;
    private volatile IOException failure;
    private final Object arrival = new Object();

    /** Continues the newest segment, whose torn tail is cut already, after the last event at {@code lastTime}. */
    Log(Segments segments, long lastTime, Settings settings, Clock clock, Runnable onFailure) throws IOException {
        this.segments = segments;
        this.fsync = settings.fsync();
        this.recentBytes = settings.recentBytes();
        this.clock = clock;
        this.onFailure = onFailure;
        appended = lastTime;
        durable = lastTime;
        forgotten = lastTime;
        open(segments.newest());
        bytesSinceSnapshot = segmentBytes;
    }

    private void open(Path segment) throws IOException {
        channel = FileChannel.open(segment, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        segmentBytes = channel.size();
        channel.position(segmentBytes);
        safeBytes = segmentBytes;
    }

    /** Time of the newest change, durable or not. */
    long appended() {
        return appended;
    }

    /** Time of the newest change that is safe on disk; no reader of the stream sees a later one. */
    long durable() {
        return durable;
    }

    /** Whether events after this time are still there, in memory or on disk. */
    boolean remembers(long time) {
        return time >= segments.oldestStart();
    }

    long bytesSinceSnapshot() {
        return bytesSinceSnapshot;
    }

    /** A time that no later change will have: what is read from now on contains all changes before it. */
    long tick() {
        synchronized (order) {
            appended = Math.max(appended, (clock.instant().getEpochSecond() << 32) | 1);
            return appended;
        }
    }

    /** Called under the write lock of the change's collection, after the change was made. */
    long append(Event unstamped) {
        requireHealthy();
        synchronized (order) {
            Instant now = clock.instant();
            Event event = unstamped.at(Math.max(appended + 1, (now.getEpochSecond() << 32) | 1), now);
            int start = Frame.open(pending);
            event.writeTo(pending);
            Frame.close(pending, start, fsync ? safeBytes : 0);
            appended = event.time();
            recent.put(event.time(), event);
            recentWeight += event.weight();
            while (recentWeight > recentBytes && recent.firstKey() <= durable) {
                Event oldest = recent.firstEntry().getValue();
                forgotten = oldest.time();
                recent.remove(oldest.time());
                recentWeight -= oldest.weight();
            }
            return appended;
        }
    }

    void requireHealthy() {
        if (failure != null) {
            throw new de.bwaldvogel.mongo.exception.MongoServerError(
                    14031, "OutOfDiskSpace", "the embedded store can not write its log (" + failure.getMessage() + ")");
        }
    }

    /** Returns when all changes up to that time are on disk; the first who comes writes for all who wait. */
    void awaitDurable(long time) {
        if (durable >= time) {
            return;
        }
        disk.lock();
        try {
            requireHealthy();
            if (durable < time) {
                flush();
            }
        } catch (IOException e) {
            failure = e;
            onFailure.run();
            throw new UncheckedIOException(e);
        } finally {
            disk.unlock();
        }
        synchronized (arrival) {
            arrival.notifyAll();
        }
    }

    private void flush() throws IOException {
        ByteBuf batch;
        long upTo;
        synchronized (order) {
            batch = pending;
            pending = spare;
            upTo = appended;
        }
        int length = batch.writerIndex();
        for (int at = 0; at < length; ) {
            at += channel.write(ByteBuffer.wrap(batch.array(), at, Math.min(WRITE_BYTES, length - at)));
        }
        if (fsync && length > 0) {
            channel.force(false);
        }
        segmentBytes += length;
        long since = bytesSinceSnapshot;
        bytesSinceSnapshot = since + length;
        safeBytes = segmentBytes;
        durable = Math.max(durable, upTo);
        spare = batch.capacity() > KEPT_BUFFER_BYTES ? Unpooled.buffer(1 << 16) : batch.clear();
    }

    /** Begins a new segment behind all that is appended so far; returns the time where it begins. */
    long rotate() throws IOException {
        disk.lock();
        try {
            requireHealthy();
            synchronized (order) {
                flush();
                channel.close();
                open(segments.begin(appended));
                bytesSinceSnapshot = 0;
                return appended;
            }
        } catch (IOException e) {
            // Part of a batch may be on disk: what would be written behind it could not be read again.
            failure = e;
            onFailure.run();
            throw e;
        } finally {
            disk.unlock();
        }
    }

    /** Waits until something after the time is durable, at most that long. */
    void awaitEvents(long after, long maxMillis) throws InterruptedException {
        long deadline = System.nanoTime() + maxMillis * 1_000_000;
        synchronized (arrival) {
            while (durable <= after && failure == null) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return;
                }
                arrival.wait(left);
            }
        }
    }

    /** Durable events after a time from memory, oldest first; null if memory does not reach back that far. */
    List<Event> recentAfter(long time, int max) {
        long limit = durable;
        List<Event> events = new ArrayList<>();
        for (Event event : recent.tailMap(time, false).values()) {
            if (event.time() > limit || events.size() >= max) {
                break;
            }
            events.add(event);
        }
        return forgotten > time ? null : events;
    }

    History historyAfter(long time) throws IOException {
        return new History(segments, time);
    }

    @Override
    public void close() throws IOException {
        disk.lock();
        try {
            if (failure == null) {
                flush();
            }
            channel.close();
        } finally {
            disk.unlock();
        }
        synchronized (arrival) {
            arrival.notifyAll();
        }
    }
}
