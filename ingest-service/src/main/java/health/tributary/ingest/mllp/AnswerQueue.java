package health.tributary.ingest.mllp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The answers of one connection, given back in the order in which their messages came, whenever each of them is known: MLLP has
 * no other way to tell whose an answer is. Not safe for use by several threads at once.
 */
final class AnswerQueue {
    private static final int START = 0x0B;
    private static final int END = 0x1C;

    /** The place of one message in the order. */
    static final class Place {
        private byte[] answer;
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
     * @param answer empty if the sender wants none
     * @return what may be sent now, in blocks; often nothing, as an earlier message has no answer yet
     */
    byte[] fill(Place place, Optional<byte[]> answer) {
        if (place.known) {
            throw new IllegalStateException("a message has one answer");
        }
        place.known = true;
        place.answer = answer.orElse(new byte[0]);
        ByteArrayOutputStream ready = new ByteArrayOutputStream();
        while (!places.isEmpty() && places.peek().known) {
            byte[] next = places.remove().answer;
            if (next.length > 0) {
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
