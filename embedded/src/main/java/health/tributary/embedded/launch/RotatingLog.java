package health.tributary.embedded.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A part's log file. Never larger than its limit: then it becomes {@code NAME.log.1}, replacing the one before. Remembers its
 * last lines. Safe for use by several threads.
 */
final class RotatingLog implements AutoCloseable {
    static final int TAIL_LINES = 25;
    private static final int MAX_LINE_CHARACTERS = 4_000;

    private final Path file;
    private final long limitBytes;
    private final Deque<String> tail = new ArrayDeque<>();
    private OutputStream out;
    private long size;

    RotatingLog(Path file, long limitBytes) throws IOException {
        this.file = file;
        this.limitBytes = limitBytes;
        open();
    }

    /** Adds a line; a disk that is full loses log lines and nothing else. */
    synchronized void line(String text) {
        String line = text.length() <= MAX_LINE_CHARACTERS ? text : text.substring(0, MAX_LINE_CHARACTERS) + "…";
        if (tail.size() == TAIL_LINES) {
            tail.removeFirst();
        }
        tail.addLast(line);
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            if (size + bytes.length > limitBytes) {
                out.close();
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                open();
            }
            out.write(bytes);
            size += bytes.length;
        } catch (IOException e) {
            // the part itself must not suffer for its log
        }
    }

    /** The last lines, oldest first. */
    synchronized List<String> tail() {
        return List.copyOf(tail);
    }

    private void open() throws IOException {
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        size = Files.size(file);
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
