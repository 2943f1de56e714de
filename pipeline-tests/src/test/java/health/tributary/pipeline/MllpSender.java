package health.tributary.pipeline;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A hospital's interface engine: one connection, one message in flight. Not for several threads. */
final class MllpSender implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int START = 0x0B;
    private static final int END = 0x1C;

    private final Socket socket = new Socket();
    private final InputStream in;

    MllpSender(int port) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends a message and waits for its acknowledgement. */
    String send(byte[] message) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(message.length + 3);
        frame.write(START);
        frame.writeBytes(message);
        frame.write(END);
        frame.write('\r');
        socket.getOutputStream().write(frame.toByteArray());
        socket.getOutputStream().flush();
        return answer();
    }

    private String answer() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int b = in.read(); b != END; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the door closed the connection");
            }
            if ((b != START && b != '\r') || answer.size() > 0) {
                answer.write(b);
            }
        }
        in.read();
        return answer.toString(StandardCharsets.UTF_8);
    }

    /** MSA-1 of an acknowledgement. */
    static String code(String acknowledgement) {
        int msa = acknowledgement.indexOf("MSA|");
        return msa < 0 ? "" : acknowledgement.substring(msa + 4, msa + 6);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
