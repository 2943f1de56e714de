package health.tributary.normalizer.normalize.hl7v2;

import health.tributary.hl7v2.AckCode;
import health.tributary.hl7v2.AckError;
import health.tributary.hl7v2.Acknowledgement;
import health.tributary.hl7v2.Batch;
import health.tributary.hl7v2.BatchAcknowledgement;
import health.tributary.hl7v2.ByteRange;
import health.tributary.hl7v2.Component;
import health.tributary.hl7v2.Continuation;
import health.tributary.hl7v2.Field;
import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.ReadResult;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.hl7v2.Unreadable;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Spoilt messages: nothing escapes the reader, the acknowledgement writers or the normaliser, and none takes long. Every message is made
 * by the seed that the test prints and its own number, so that {@code -Dmutations.seed=} makes the same ones again.
 */
class MutationTest {
    private static final int COUNT = Integer.getInteger("mutations", 20_000);
    private static final long SEED = Long.getLong("mutations.seed", System.nanoTime());
    private static final OffsetDateTime AT = OffsetDateTime.parse("2024-03-15T10:15:31Z");
    private static final List<Charset> DEFAULTS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.ISO_8859_1,
            Charset.forName("windows-1252"),
            Charset.forName("Big5"));
    private static final String[] FEEDS = {"genhosp", "clinic", "complete"};

    /** Of the processor's time, which a busy machine does not lengthen. */
    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Mutations mutations = new Mutations();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Test
    void noSpoiltMessageThrowsOrTakesLong() {
        System.out.println("mutations: " + COUNT + " by -Dmutations.seed=" + SEED);
        for (int i = 0; i < COUNT; i++) {
            byte[] body = mutations.next(new Random(SEED + i));
            long began = threads.getCurrentThreadCpuTime();
            try {
                use(body, i);
            } catch (RuntimeException | StackOverflowError escaped) {
                throw new AssertionError(which(i), escaped);
            }
            if (threads.getCurrentThreadCpuTime() - began > MAX_NANOS) {
                throw new AssertionError(which(i) + " takes longer than a second");
            }
        }
    }

    private static String which(int number) {
        return "message " + number + " by -Dmutations.seed=" + SEED;
    }

    // AssertJ takes longer than what is measured here.
    private static void must(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalStateException(rule);
        }
    }

    private static void use(byte[] body, int number) {
        Charset charset = DEFAULTS.get(number % DEFAULTS.size());
        ReadResult read = Message.read(body, charset);
        answer(read);
        if (read instanceof Message message) {
            Continuation.of(message);
            must(characters(message) < 20L * body.length + 10_000, "values are not larger than their message");
        } else {
            List<byte[]> answers = List.of();
            Batch batch = Batch.split(body, charset);
            for (ByteRange range : batch.messages()) {
                answer(Message.read(batch.bytes(), range, charset));
            }
            List<List<byte[]>> ofGroups =
                    batch.groups().stream().map(group -> answers).toList();
            new BatchAcknowledgement("R", AT).answer(batch, ofGroups);
        }
        must(Samples.normalize(FEEDS[number % FEEDS.length], body) != null, "there is an outcome");
    }

    private static void answer(ReadResult read) {
        List<AckError> errors = read instanceof Unreadable unreadable ? List.of(AckError.of(unreadable)) : List.of();
        byte[] answer = new Acknowledgement(AckCode.AR, "R", AT, "", errors).answer(read);
        must(Message.read(answer, StandardCharsets.UTF_8) instanceof Message, "an answer is a message");
    }

    /** Asks for every value. */
    private static long characters(Message message) {
        long characters = 0;
        for (Segment segment : message.segments()) {
            for (int f = 1; f <= segment.fieldCount(); f++) {
                Field field = segment.field(f);
                characters += field.wholeText().length();
                for (Repetition repetition : field.repetitions()) {
                    for (Component component : repetition.components()) {
                        characters += component.text().length();
                    }
                }
            }
        }
        return characters;
    }
}
