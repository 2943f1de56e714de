package health.tributary.normalizer.normalize.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.contract.codec.StatementCodec;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever bytes come: the step never throws, is a function of its input, and its output is JSON and survives the codec. */
class NormalizeProperties {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<byte[]> SEEDS = seeds();
    private static final byte[] SPECIAL = "|^~\\&\"\r\n\u0000\u001c 09-+.AZz\u00e9".getBytes(StandardCharsets.UTF_8);

    @Property(tries = 3000)
    void mutationsOfMessagesNeverThrow(@ForAll long seed) throws IOException {
        byte[] body = mutated(new Random(seed));

        Outcome outcome = Samples.normalize("genhosp", body.clone());

        assertThat(Told.of(Samples.normalize("genhosp", body))).isEqualTo(Told.of(outcome));
        if (outcome instanceof Normalized normalized) {
            for (StatementBatch batch : normalized.batches()) {
                assertThat(StatementCodec.decode(StatementCodec.encode(batch))).isEqualTo(batch);
                for (Statement statement : batch.statements()) {
                    if (statement instanceof Assert entry) {
                        JSON.readTree(Resources.render(entry));
                    }
                }
            }
        }
    }

    private static byte[] mutated(Random random) {
        byte[] body = SEEDS.get(random.nextInt(SEEDS.size())).clone();
        for (int i = random.nextInt(12); i >= 0 && body.length > 4; i--) {
            int at = random.nextInt(body.length);
            switch (random.nextInt(4)) {
                case 0 -> body[at] = (byte) random.nextInt(256);
                case 1 -> body[at] = SPECIAL[random.nextInt(SPECIAL.length)];
                case 2 -> body = removed(body, at, Math.min(body.length, at + 1 + random.nextInt(40)));
                default -> body = repeated(body, at, Math.min(body.length, at + 1 + random.nextInt(40)));
            }
        }
        return body;
    }

    private static byte[] removed(byte[] body, int from, int to) {
        byte[] shorter = Arrays.copyOf(body, body.length - (to - from));
        System.arraycopy(body, to, shorter, from, body.length - to);
        return shorter;
    }

    private static byte[] repeated(byte[] body, int from, int to) {
        byte[] longer = Arrays.copyOf(body, body.length + to - from);
        System.arraycopy(body, from, longer, to, body.length - from);
        return longer;
    }

    private static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".hl7"))
                    .sorted()
                    .toList()) {
                seeds.add(Files.readString(file).replace('\n', '\r').getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seeds;
    }
}
