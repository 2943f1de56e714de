package health.tributary.embedded.command;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/** An MLLP sender with one message in flight. */
final class MllpClient implements Closeable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 30_000;
    private static final int MAX_ANSWER_BYTES = 1024 * 1024;
    private static final int START = 0x0B;
    private static final int END = 0x1C;

    private final Socket socket;
    private final InputStream in;

    MllpClient(String host, int port) throws IOException {
        socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
        } catch (IOException e) {
            socket.close();
            throw new IOException("nobody answers at " + host + ":" + port + "; is the system running?", e);
        }
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(ANSWER_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends a message and gives back its acknowledgement. */
    byte[] send(byte[] message) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(message.length + 3);
        frame.write(START);
        frame.writeBytes(message);
        frame.write(END);
        frame.write('\r');
        frame.writeTo(socket.getOutputStream());
        socket.getOutputStream().flush();
        return answer();
    }

    private byte[] answer() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int next = in.read(); next != END; next = in.read()) {
            if (next < 0) {
                throw new IOException("the door closed the connection without an answer");
            }
            if (answer.size() > MAX_ANSWER_BYTES) {
                throw new IOException("the answer does not end");
            }
            if (next != START || answer.size() > 0) {
                answer.write(next);
            }
        }
        in.read();
        return answer.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
