package health.tributary.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.benchmarks.traffic.Mark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SearchAnswerTest {
    private static final Mark SOUGHT = new Mark("adt", 3, 17);

    @Test
    void aResourceThatShowsTheMarkOrALaterOneOfItsTrackShowsTheMessage() throws IOException {
        assertThat(shows(entry("R1-adt-3-17"))).isTrue();
        assertThat(shows(entry("R1-adt-3-20"))).isTrue();
    }

    @Test
    void anEarlierOneAndAnotherTrackDoNot() throws IOException {
        assertThat(shows(entry("R1-adt-3-16"))).isFalse();
        assertThat(shows(entry("R1-adt-4-17"))).isFalse();
        assertThat(shows(entry("R1-oru-3-17"))).isFalse();
    }

    @Test
    void theQuestionThatALinkRepeatsIsNoResource() throws IOException {
        assertThat(shows("{\"link\":[{\"relation\":\"self\",\"url\":\"/Patient?identifier=R1-adt-3-17\"}]}"))
                .isFalse();
    }

    private static String entry(String line) {
        return "{\"entry\":[{\"fullUrl\":\"x\",\"resource\":{\"address\":[{\"line\":[\"" + line + "\"]}]}}]}";
    }

    private static boolean shows(String bundle) throws IOException {
        return SearchAnswer.shows(bundle.getBytes(StandardCharsets.UTF_8), SOUGHT, new Mark.Finder("R1"));
    }
}
