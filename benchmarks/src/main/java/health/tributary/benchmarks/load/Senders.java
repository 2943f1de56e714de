package health.tributary.benchmarks.load;

import health.tributary.benchmarks.traffic.Door;
import health.tributary.benchmarks.traffic.Message;
import health.tributary.embedded.bench.Target;
import health.tributary.embedded.client.Acknowledgement;
import health.tributary.embedded.client.MllpClient;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** One connection to each door that is used. For one thread. */
final class Senders implements Closeable {
    private final Target target;
    private final Map<String, HttpConnection> posts = new HashMap<>();
    private MllpClient mllp;

    Senders(Target target) {
        this.target = target;
    }

    /** Opens what a door needs, so that its first message does not pay for it. */
    void open(Door door) throws IOException {
        if (door instanceof Door.Mllp && mllp == null) {
            mllp = new MllpClient(target.host(), target.mllpPort());
        } else if (door instanceof Door.Post post && !posts.containsKey(post.feed())) {
            String key = target.feedKeys().get(post.feed());
            if (key == null) {
                throw new IOException("the instance has no key of a feed \"" + post.feed() + "\"");
            }
            posts.put(post.feed(), new HttpConnection(target.ingest(), key));
        }
    }

    /** Sends a message and waits for its answer: empty when it was taken, else what the answer was instead. */
    String send(Door door, Message message) throws IOException {
        if (door instanceof Door.Post post) {
            HttpConnection.Answer answer = posts.get(post.feed())
                    .post("/feeds/" + post.feed() + "/" + post.path(), post.contentType(), message.body());
            return answer.status() / 100 == 2 ? "" : "HTTP " + answer.status();
        }
        Acknowledgement answer = Acknowledgement.read(mllp.send(message.body()));
        if (!answer.controlId().equals(message.controlId())) {
            return "the acknowledgement of another message";
        }
        return answer.positive() ? "" : answer.code();
    }

    @Override
    public void close() throws IOException {
        if (mllp != null) {
            mllp.close();
        }
        for (HttpConnection post : posts.values()) {
            post.close();
        }
    }
}
