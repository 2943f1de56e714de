package health.tributary.embedded.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WearableTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private final Wearable wearable = new Wearable("ada", ZoneOffset.ofHours(1), 7);

    @Test
    void aDayHasItsNumberOfPointsEachWithItsOwnId() throws IOException {
        List<String> points = new ArrayList<>();
        wearable.day(DAY, points::add);
        assertThat(points).hasSize(Wearable.POINTS_A_DAY);
        Set<String> ids = new HashSet<>();
        for (String point : points) {
            JsonNode header = new ObjectMapper().readTree(point).path("header");
            ids.add(header.path("id").asText());
            assertThat(header.path("user_id").asText()).isEqualTo("ada");
        }
        assertThat(ids).hasSize(Wearable.POINTS_A_DAY);
    }

    @Test
    void theSameSeedMakesTheSameBytesWhicheverDaysAreAskedFor() {
        String both = new String(wearable.lines(DAY, 2), StandardCharsets.UTF_8);
        assertThat(both).endsWith(new String(wearable.lines(DAY.plusDays(1), 1), StandardCharsets.UTF_8));
        assertThat(new Wearable("ada", ZoneOffset.ofHours(1), 7).lines(DAY, 1)).isEqualTo(wearable.lines(DAY, 1));
        assertThat(new Wearable("ada", ZoneOffset.ofHours(1), 8).lines(DAY, 1)).isNotEqualTo(wearable.lines(DAY, 1));
    }

    @Test
    void anArrayIsJson() throws IOException {
        assertThat(new ObjectMapper().readTree(wearable.array(DAY, 1))).hasSize(Wearable.POINTS_A_DAY);
    }
}
