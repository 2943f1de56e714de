package health.tributary.ingest.mllp;

import health.tributary.ingest.Samples;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A sender as plain as can be. */
final class MllpSender implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;

    MllpSender(int port) throws IOException {
        this(port, new Socket());
    }

    /** Over TLS. */
    MllpSender(int port, SSLSocketFactory tls) throws IOException {
        this(port, tls.createSocket());
    }

    private MllpSender(int port, Socket socket) throws IOException {
        this.socket = socket;
        // So that a sender that does not read its answers is soon noticed.
        this.socket.setReceiveBufferSize(8192);
        this.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
        this.socket.setSoTimeout(TIMEOUT_MILLIS);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends bytes as they are. */
    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Sends a message in a block. */
    void message(String message) throws IOException {
        send(Samples.framed(message));
    }

    /** The content of the next block, or an empty text if the door has closed the connection. */
    String answer() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int start = in.read();
        if (start < 0) {
            return "";
        }
        if (start != 0x0B) {
            throw new IOException("no block");
        }
        for (int b = in.read(); b != 0x1C; b = in.read()) {
            if (b < 0) {
                throw new IOException("a block without an end");
            }
            content.write(b);
        }
        if (in.read() != '\r') {
            throw new IOException("a block without an end");
        }
        return Samples.text(content.toByteArray());
    }

    /** The name in the certificate that the door shows. */
    String doorsName() throws IOException {
        return ((SSLSocket) socket).getSession().getPeerPrincipal().getName();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
