package health.tributary.embedded.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/** An MLLP connection with one message in flight, as an interface engine has it. Not for several threads. */
public final class MllpClient implements Closeable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 30_000;
    private static final int MAX_ANSWER_BYTES = 1024 * 1024;
    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int LAST = '\r';

    private final Socket socket;
    private final InputStream in;

    /** Connects within 5 s; an {@code IOException} says in a sentence that nobody answers. */
    public MllpClient(String host, int port) throws IOException {
        socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(ANSWER_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw new IOException("nobody answers at " + host + ":" + port + "; is the system running?", e);
        }
    }

    /** Sends a message and gives back its acknowledgement, as it came, within 30 s. After an {@code IOException} the connection is of no more use. */
    public byte[] send(byte[] message) throws IOException {
        byte[] frame = new byte[message.length + 3];
        frame[0] = START;
        System.arraycopy(message, 0, frame, 1, message.length);
        frame[frame.length - 2] = END;
        frame[frame.length - 1] = LAST;
        socket.getOutputStream().write(frame);
        socket.getOutputStream().flush();
        return answer();
    }

    private byte[] answer() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int next = in.read(); next != END; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the door closed the connection without an answer");
            }
            if (answer.size() > MAX_ANSWER_BYTES) {
                throw new IOException("the answer does not end");
            }
            if (next != START || answer.size() > 0) {
                answer.write(next);
            }
        }
        if (in.read() != LAST) {
            throw new IOException("the answer does not end with 1C 0D");
        }
        return answer.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
