package health.tributary.ingest.mllp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.ingest.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Case 1: answers leave in the order of their messages, those of one message together. */
class AnswerQueueProperties {
    @Property
    void inWhateverOrderTheAnswersAreKnownTheyLeaveInOrder(
            @ForAll @IntRange(min = 1, max = 50) int messages, @ForAll long seed) {
        AnswerQueue queue = new AnswerQueue();
        List<AnswerQueue.Place> places = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < messages; i++) {
            places.add(queue.open());
            order.add(i);
            if (i % 7 != 3) {
                expected.append('\u000b').append("answer ").append(i).append("\u001c\r");
            }
            if (i % 7 == 5) {
                expected.append("\u000bsecond answer\u001c\r");
            }
        }
        Collections.shuffle(order, new Random(seed));
        StringBuilder sent = new StringBuilder();
        for (int i : order) {
            List<byte[]> answers = new ArrayList<>();
            if (i % 7 != 3) {
                answers.add(Samples.bytes("answer " + i));
            }
            if (i % 7 == 5) {
                answers.add(Samples.bytes("second answer"));
            }
            sent.append(Samples.text(queue.fill(places.get(i), answers)));
        }
        assertThat(sent).hasToString(expected.toString());
        assertThat(queue.waiting()).isZero();
    }

    @Example
    void aMessageIsAnsweredOnce() {
        AnswerQueue queue = new AnswerQueue();
        AnswerQueue.Place place = queue.open();
        queue.fill(place, List.of());
        assertThatThrownBy(() -> queue.fill(place, List.of())).isInstanceOf(IllegalStateException.class);
    }
}
