package health.tributary.ingest.mllp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The answers of one connection, given back in the order in which their messages came, whenever each of them is known: MLLP has
 * no other way to tell whose an answer is. Not safe for use by several threads at once.
 */
final class AnswerQueue {
    private static final int START = 0x0B;
    private static final int END = 0x1C;

    /** The place of one message in the order. */
    static final class Place {
        private List<byte[]> answers = List.of();
        private boolean known;
    }

    private final Deque<Place> places = new ArrayDeque<>();

    /** The place of a message that has just come. */
    Place open() {
        Place place = new Place();
        places.add(place);
        return place;
    }

    /**
     * Fills a place, once.
     *
     * @param answers none if the sender wants none, two if it asked for both acknowledgements
     * @return what may be sent now, in blocks; often nothing, as an earlier message has no answer yet
     */
    byte[] fill(Place place, List<byte[]> answers) {
        if (place.known) {
            throw new IllegalStateException("a message is answered once");
        }
        place.known = true;
        place.answers = answers;
        ByteArrayOutputStream ready = new ByteArrayOutputStream();
        while (!places.isEmpty() && places.peek().known) {
            for (byte[] next : places.remove().answers) {
                ready.write(START);
                ready.writeBytes(next);
                ready.write(END);
                ready.write('\r');
            }
        }
        return ready.toByteArray();
    }

    /** How many messages have come and not been answered. */
    int waiting() {
        return places.size();
    }
}
