package health.tributary.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One MLLP connection with one message in flight, as an interface engine has it. */
final class MllpConnection implements Closeable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 30_000;
    private static final int MAX_ANSWER_BYTES = 64 * 1024;
    private static final int START = 0x0B;
    private static final int END = 0x1C;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    MllpConnection(String host, int port) throws IOException {
        socket = new Socket();
        socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(ANSWER_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** Sends a message and gives back its acknowledgement's text. */
    String send(byte[] message) throws IOException {
        byte[] frame = new byte[message.length + 3];
        frame[0] = START;
        System.arraycopy(message, 0, frame, 1, message.length);
        frame[frame.length - 2] = END;
        frame[frame.length - 1] = '\r';
        out.write(frame);
        out.flush();
        return answer();
    }

    private String answer() throws IOException {
        byte[] answer = new byte[1_024];
        int length = 0;
        for (int next = in.read(); next != END; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the door closed the connection");
            }
            if (length == MAX_ANSWER_BYTES) {
                throw new IOException("an acknowledgement of more than " + MAX_ANSWER_BYTES + " bytes");
            }
            if (length == answer.length) {
                answer = Arrays.copyOf(answer, length * 2);
            }
            if (next != START) {
                answer[length++] = (byte) next;
            }
        }
        if (in.read() != '\r') {
            throw new IOException("an acknowledgement that does not end with 1C 0D");
        }
        return new String(answer, 0, length, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
