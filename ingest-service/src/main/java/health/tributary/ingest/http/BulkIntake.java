package health.tributary.ingest.http;

import health.tributary.contract.Reason;
import health.tributary.contract.feed.Feed;
import health.tributary.ingest.IngestConfiguration;
import health.tributary.ingest.admit.AdmitFhir;
import health.tributary.ingest.admit.FhirLines;
import health.tributary.ingest.admit.FhirPart;
import health.tributary.ingest.admit.Kept;
import health.tributary.ingest.admit.LineReader;
import health.tributary.ingest.http.BulkOutcome.End;
import health.tributary.ingest.publish.HeldBytes;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a bulk body of any length, part by part: while the broker takes one, the next is read, and no more. So a body takes the memory of two
 * parts, and what was confirmed stays taken however the body ends.
 */
final class BulkIntake {
    private static final int BLOCK_BYTES = 65_536;
    private static final long PATIENCE_MILLIS = 5_000;
    private static final long LOOK_AGAIN_MILLIS = 10;

    /** Brings messages to the broker; tells once whether all of them are durable. */
    @FunctionalInterface
    interface Keeping {
        void keep(List<? extends Kept> messages, Consumer<List<Boolean>> then);
    }

    private final AdmitFhir admit;
    private final HeldBytes room;
    private final int maxLineBytes;
    private final long maxBytes;
    private final Supplier<Instant> now;
    private final Consumer<Reason> notKept;

    BulkIntake(
            AdmitFhir admit,
            HeldBytes room,
            IngestConfiguration.Http limits,
            Supplier<Instant> now,
            Consumer<Reason> notKept) {
        this.admit = admit;
        this.room = room;
        this.maxLineBytes = limits.maxFhirBytes();
        this.maxBytes = limits.maxBulkBytes();
        this.now = now;
        this.notKept = notKept;
    }

    /** Reads a body to its end and says what became of it. Blocks. */
    BulkOutcome take(
            InputStream body,
            boolean packed,
            Feed feed,
            boolean backfill,
            Optional<String> traceparent,
            Keeping keeping) {
        Reading reading = new Reading(new FhirLines(admit, feed, backfill, traceparent), keeping);
        End end;
        try (InputStream in = packed ? new GZIPInputStream(body, BLOCK_BYTES) : body) {
            end = reading.read(in);
            // A reader of gzip takes what breaks off between two members for the end.
            end = packed && end == End.WHOLE && body.read() >= 0 ? End.NO_GZIP : end;
        } catch (NoRoom full) {
            end = End.NO_ROOM;
        } catch (LineReader.Endless longer) {
            end = End.ENDLESS;
        } catch (SocketTimeoutException silent) {
            end = End.TOO_SLOW;
        } catch (EOFException cut) {
            end = End.CUT;
        } catch (ZipException other) {
            end = End.NO_GZIP;
        } catch (IOException gone) {
            end = End.CUT;
        }
        return reading.ended(end);
    }

    private static final class NoRoom extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** One body. */
    private final class Reading {
        private final FhirLines lines;
        private final Keeping keeping;
        private final BulkOutcome.Tally tally = new BulkOutcome.Tally();
        private final AtomicLong held = new AtomicLong();
        private Optional<FhirPart> underWay = Optional.empty();
        private CompletableFuture<Boolean> word = CompletableFuture.completedFuture(true);
        private IOException refusal;

        Reading(FhirLines lines, Keeping keeping) {
            this.lines = lines;
            this.keeping = keeping;
        }

        End read(InputStream in) throws IOException {
            LineReader reader = new LineReader(in, maxLineBytes, maxBytes, this::hold);
            for (Optional<LineReader.Line> line = next(reader); line.isPresent(); line = next(reader)) {
                if (line.get().tooLong()) {
                    notKept.accept(Reason.TOO_LARGE);
                }
                Optional<FhirPart> part = lines.add(line.get(), now.get());
                if (part.isPresent() && !publish(part.get())) {
                    return End.NOT_STORED;
                }
            }
            Optional<FhirPart> last = lines.finish(now.get());
            return (last.isEmpty() || publish(last.get())) && confirmed() ? End.WHOLE : End.NOT_STORED;
        }

        private Optional<LineReader.Line> next(LineReader reader) throws IOException {
            Optional<LineReader.Line> line = reader.next();
            if (refusal != null) {
                throw refusal;
            }
            return line;
        }

        /** When the part before is durable; else nothing more is read. */
        private boolean publish(FhirPart part) {
            if (!confirmed()) {
                return false;
            }
            CompletableFuture<Boolean> its = new CompletableFuture<>();
            word = its;
            underWay = Optional.of(part);
            keeping.keep(part.messages(), durable -> {
                giveBack(part.bytes());
                its.complete(!durable.contains(false));
            });
            return true;
        }

        private boolean confirmed() {
            boolean durable = word.join();
            if (durable) {
                underWay.ifPresent(tally::add);
            }
            underWay = Optional.empty();
            return durable;
        }

        /** Waits for what is under way, since it may be durable; gives back all that is still held. */
        BulkOutcome ended(End end) {
            boolean durable = confirmed();
            room.giveBack(held.getAndSet(0));
            return tally.ended(durable ? end : End.NOT_STORED);
        }

        private void hold(int bytes) {
            if (bytes <= 0) {
                giveBack(-(long) bytes);
                return;
            }
            for (long waited = 0; refusal == null && !room.take(bytes); waited += LOOK_AGAIN_MILLIS) {
                if (waited >= PATIENCE_MILLIS || !slept()) {
                    refusal = new NoRoom();
                    return;
                }
            }
            if (refusal == null) {
                held.addAndGet(bytes);
            }
        }

        private void giveBack(long bytes) {
            held.addAndGet(-bytes);
            room.giveBack(bytes);
        }

        private boolean slept() {
            try {
                Thread.sleep(LOOK_AGAIN_MILLIS);
                return true;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
