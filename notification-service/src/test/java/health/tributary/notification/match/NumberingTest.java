package health.tributary.notification.match;

import static health.tributary.notification.Samples.notification;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.notification.subscription.SubscriptionId;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberingTest {
    private final FakeLog log = new FakeLog();

    @Test
    void numbersStartAtOneInEachSubscriptionAndFollowTheOrderOfTheBatch() {
        List<Numbered> done = new Numbering(log)
                .append(List.of(notification("a", "x", "1"), notification("b", "x", "1"), notification("a", "y", "1")));
        assertThat(done).extracting(Numbered::number).containsExactly(1L, 1L, 2L);
    }

    @Test
    void aResendIsFoundDoneAndGetsNoNumber_case2() {
        Numbering numbering = new Numbering(log);
        numbering.append(List.of(notification("a", "x", "1")));
        assertThat(numbering.append(List.of(notification("a", "x", "1"), notification("a", "x", "1"))))
                .isEmpty();
        assertThat(numbering.append(List.of(notification("a", "x", "2"))))
                .extracting(Numbered::number)
                .containsExactly(2L);
    }

    @Test
    void aNumberThatAnotherInstanceTookMeanwhileIsNotUsedAgain() {
        Numbering one = new Numbering(log);
        Numbering other = new Numbering(log);
        one.append(List.of(notification("a", "x", "1")));
        other.append(List.of(notification("a", "x", "2"), notification("a", "x", "3")));
        one.append(List.of(notification("a", "x", "4"), notification("a", "x", "3")));
        assertThat(log.after(new SubscriptionId("a"), 0, 10))
                .extracting(Numbered::number)
                .containsExactly(1L, 2L, 3L, 4L);
    }
}
