package health.tributary.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept HTTP/1.1 connection with one request in flight. The JDK's client costs the processor several times as much, and
 * here it would be taken from the system that is measured. Bodies of a stated length and chunked ones are read. For one thread.
 */
final class HttpConnection implements Closeable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 30_000;
    private static final int MAX_BODY_BYTES = 64 * 1024 * 1024;
    private static final int MAX_LINE_BYTES = 16 * 1024;

    private final String host;
    private final int port;
    private final String authorization;
    private Socket socket;
    private InputStream in;

    /**
     * An answer.
     *
     * @param status code
     * @param body its bytes
     */
    record Answer(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "status " + status + " with " + body.length + " bytes";
        }
    }

    /** To a service (of its address, host and port count), with a bearer token; connects with the first request, and anew after a failure. */
    HttpConnection(String base, String token) {
        URI address = URI.create(base);
        this.host = address.getHost();
        this.port = address.getPort();
        this.authorization = "Authorization: Bearer " + token + "\r\n";
    }

    Answer get(String path) throws IOException {
        return exchange(head("GET", path) + "\r\n", new byte[0]);
    }

    /** The body that a path is answered with; any status but 200 is an {@code IOException}. */
    byte[] body(String path) throws IOException {
        Answer answer = get(path);
        if (answer.status() != 200) {
            throw new IOException(host + ":" + port + " answered with " + answer.status());
        }
        return answer.body();
    }

    Answer post(String path, String contentType, byte[] body) throws IOException {
        String head = head("POST", path) + "Content-Type: " + contentType + "\r\nContent-Length: " + body.length;
        return exchange(head + "\r\n\r\n", body);
    }

    private String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\n" + authorization;
    }

    private Answer exchange(String head, byte[] body) throws IOException {
        try {
            if (socket == null) {
                connect();
            }
            ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + body.length);
            request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
            request.writeBytes(body);
            request.writeTo(socket.getOutputStream());
            return answer();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void connect() throws IOException {
        socket = new Socket();
        socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(ANSWER_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), MAX_LINE_BYTES);
    }

    private Answer answer() throws IOException {
        String[] status = line().split(" ", 3);
        if (status.length < 2 || !status[1].matches("\\d{3}")) {
            throw new IOException("the answer is not HTTP");
        }
        long length = 0;
        boolean chunked = false;
        boolean kept = true;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(
                        lower.substring("content-length:".length()).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            } else if (lower.startsWith("connection:")) {
                kept = !lower.contains("close");
            }
        }
        byte[] body = chunked ? chunks() : bytes(length);
        if (!kept) {
            close();
        }
        return new Answer(Integer.parseInt(status[1]), body);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            long length = Long.parseLong(line().split(";", 2)[0].strip(), 16);
            if (body.size() + length > MAX_BODY_BYTES) {
                throw new IOException("the answer is too large");
            }
            body.writeBytes(bytes(length));
            line();
            if (length == 0) {
                return body.toByteArray();
            }
        }
    }

    private byte[] bytes(long length) throws IOException {
        if (length > MAX_BODY_BYTES) {
            throw new IOException("the answer is too large");
        }
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
            throw new EOFException("the connection was closed within an answer");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed without an answer");
            }
            if (line.length() > MAX_LINE_BYTES) {
                throw new IOException("a line of the answer does not end");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
