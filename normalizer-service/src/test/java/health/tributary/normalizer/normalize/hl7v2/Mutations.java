package health.tributary.normalizer.normalize.hl7v2;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Our own messages, spoilt: bytes flipped, cut out, cut off, repeated, delimiters changed, segments moved, messages joined. */
final class Mutations {
    private static final List<Path> FOLDERS = List.of(Path.of("src/test/resources/golden"), Path.of("../fixtures"));
    private static final byte[] SPECIAL =
            "|^~\\&\"\r\n\u0000\u000b\u001c\u001b 09-+.AZz#\u00e9\u00ff".getBytes(StandardCharsets.ISO_8859_1);
    private static final String DELIMITERS = "|^~\\&";
    private static final String OTHERS = "|^~\\&#$%*!@:;a1 \"\u00e9";
    private static final String[] CHARSETS = {
        "UNICODE UTF-8", "UNICODE UTF-16", "8859/1", "BIG-5", "ISO IR87", "~ISO IR87", "ASCII", "GB 18030-2000", "?"
    };
    private static final int MAX_BYTES = 1 << 20;

    private final List<byte[]> whole;

    /** Mutations of the golden messages and of those of all journeys. */
    Mutations() {
        this.whole = FOLDERS.stream().flatMap(Mutations::messages).toList();
    }

    /** The message that this source of chance makes. */
    byte[] next(Random random) {
        byte[] body = any(random).clone();
        for (int i = random.nextInt(12); i >= 0; i--) {
            byte[] spoilt = once(body, random);
            body = spoilt.length == 0 || spoilt.length > MAX_BYTES ? body : spoilt;
        }
        return body;
    }

    private byte[] once(byte[] body, Random random) {
        int at = random.nextInt(body.length);
        int to = Math.min(body.length, at + 1 + random.nextInt(60));
        return switch (random.nextInt(10)) {
            case 0 -> replaced(body, at, (byte) random.nextInt(256));
            case 1 -> replaced(body, at, (byte) (body[at] ^ 1 << random.nextInt(8)));
            case 2 -> replaced(body, at, SPECIAL[random.nextInt(SPECIAL.length)]);
            case 3 -> joined(Arrays.copyOf(body, at), Arrays.copyOfRange(body, to, body.length));
            case 4 -> Arrays.copyOf(body, at);
            case 5 -> repeated(body, at, to, 1 + random.nextInt(random.nextInt(20) == 0 ? 500 : 3));
            case 6 -> delimiterChanged(body, random);
            case 7 -> segmentMoved(body, random);
            case 8 -> charsetNamed(body, CHARSETS[random.nextInt(CHARSETS.length)]);
            default -> random.nextInt(4) == 0 ? joined(body, any(random)) : replaced(body, at, (byte) '\r');
        };
    }

    private byte[] any(Random random) {
        return whole.get(random.nextInt(whole.size()));
    }

    private static byte[] replaced(byte[] body, int at, byte by) {
        byte[] other = body.clone();
        other[at] = by;
        return other;
    }

    private static byte[] repeated(byte[] body, int from, int to, int times) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(body, 0, to);
        for (int i = 0; i < times; i++) {
            all.write(body, from, to - from);
        }
        all.write(body, to, body.length - to);
        return all.toByteArray();
    }

    /** Everywhere, so that the message is whole with other delimiters; or in its header alone. */
    private static byte[] delimiterChanged(byte[] body, Random random) {
        byte from = (byte) DELIMITERS.charAt(random.nextInt(DELIMITERS.length()));
        byte to = (byte) OTHERS.charAt(random.nextInt(OTHERS.length()));
        int end = random.nextBoolean() ? body.length : Math.min(8, body.length);
        byte[] other = body.clone();
        for (int i = 0; i < end; i++) {
            other[i] = other[i] == from ? to : other[i];
        }
        return other;
    }

    private static byte[] segmentMoved(byte[] body, Random random) {
        String[] segments = new String(body, StandardCharsets.ISO_8859_1).split("\r", -1);
        int a = random.nextInt(segments.length);
        int b = random.nextInt(segments.length);
        String moved = segments[a];
        segments[a] = segments[b];
        segments[b] = moved;
        return String.join("\r", segments).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] charsetNamed(byte[] body, String name) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\r');
        String header = end < 0 ? text : text.substring(0, end);
        int fields = (int) header.chars().filter(c -> c == '|').count();
        String longer = header + "|".repeat(Math.max(0, 17 - fields)) + name;
        return (longer + (end < 0 ? "" : text.substring(end))).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }

    private static Stream<byte[]> messages(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".hl7"))
                    .sorted()
                    .map(Mutations::message)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] message(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = bytes[i] == '\n' ? (byte) '\r' : bytes[i];
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
