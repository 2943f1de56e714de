package health.tributary.ingest.admit;

import static health.tributary.ingest.DataPointTexts.pulse;
import static health.tributary.ingest.Samples.bytes;
import static health.tributary.ingest.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.ContentType;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.Reason;
import health.tributary.contract.feed.Feed;
import health.tributary.device.DataPoints;
import health.tributary.device.PointForm;
import health.tributary.device.PointResult;
import health.tributary.device.ReadRules;
import health.tributary.ingest.Samples;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmitPointsTest {
    private static final Feed CLINIC =
            Samples.REGISTRY.feed(new FeedId("clinic")).orElseThrow();
    private final AdmitPoints admit = new AdmitPoints(Samples.KEY, new AdmitRules(3, 1));

    private PointsDelivery admit(String text, PointForm form) {
        return admit.admit(Arrival.of(bytes(text), Samples.NOW), CLINIC, form);
    }

    @Test
    void whatIsAllGoodAndOnePersonsIsOneMessageAsItCame() {
        String text = " [" + pulse("eve", 1, "70") + " , " + pulse("eve", 2, "71") + "]\n";
        PointsDelivery delivery = admit(text, PointForm.JSON);
        assertThat(delivery.taken()).isEqualTo(2);
        Part only = delivery.parts().get(0);
        assertThat(delivery.parts()).hasSize(1);
        assertThat(text(only.body())).isEqualTo(text);
        assertThat(only.refusal()).isEmpty();
        assertThat(only.envelope().subject()).contains(CLINIC.deviceUser("eve", Samples.KEY));
        assertThat(only.envelope().contentType()).isEqualTo(ContentType.OPEN_MHEALTH_JSON);
        assertThat(only.envelope().id()).isEqualTo(MessageId.of(CLINIC.id(), bytes(text)));
    }

    @Test
    void eachUserGetsAMessageAndEachBrokenRuleOneOfTheRejects() {
        String text = String.join(
                "\n",
                pulse("eve", 1, "70"),
                pulse("adam", 1, "60"),
                pulse("eve", 2, "NaN"),
                pulse("eve", 3, "71"),
                pulse("adam", 2, "-Infinity"),
                "{broken");
        PointsDelivery delivery = admit(text, PointForm.LINES);
        assertThat(delivery.taken()).isEqualTo(3);
        assertThat(delivery.parts())
                .extracting(part -> text(part.body()))
                .containsExactly(
                        "\n" + pulse("eve", 1, "70") + "\n" + pulse("eve", 3, "71") + "\n",
                        "\n" + pulse("adam", 1, "60") + "\n",
                        "\n" + pulse("eve", 2, "NaN") + "\n" + pulse("adam", 2, "-Infinity") + "\n",
                        "\n{broken\n");
        assertThat(delivery.parts().get(2).refusal().orElseThrow().reason()).isEqualTo(Reason.INVALID_VALUE);
        assertThat(delivery.parts().get(2).refusal().orElseThrow().place()).isEqualTo("body.heart_rate.value");
        assertThat(delivery.parts().get(3).refusal().orElseThrow().reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(delivery.refused())
                .extracting(PointsDelivery.RefusedPoint::index)
                .containsExactly(2, 4, 5);
        assertThat(delivery.refused().get(2).line()).isEqualTo(6);
    }

    @Test
    void everyPartReadsAgainAsTheSamePointsAndAgainYieldsItself() {
        String text = "[" + pulse("eve", 1, "70") + "," + pulse("adam", 1, "9999") + "," + pulse("eve", 2, "70") + "]";
        for (Part part : admit(text, PointForm.JSON).parts()) {
            List<PointResult> results = new ArrayList<>();
            assertThat(DataPoints.read(
                            part.body(), PointForm.JSON, new ReadRules(ZoneOffset.UTC, Optional.empty()), results::add))
                    .isEmpty();
            Class<?> all = part.refusal().isEmpty() ? PointResult.Taken.class : PointResult.Refused.class;
            assertThat(results).isNotEmpty().hasOnlyElementsOfType(all);
            assertThat(admit(text(part.body()), PointForm.JSON).parts())
                    .extracting(again -> again.envelope().id())
                    .containsExactly(part.envelope().id());
        }
    }

    @Test
    void aLargeBodyIsSplitIntoMessagesOfAtMostFourMebibytes() {
        String one = pulse("eve", 1, "70");
        int count = 2 * AdmitPoints.MAX_PART_BYTES / one.length() + 10;
        PointsDelivery delivery = admit("[" + (one + ",").repeat(count - 1) + one + "]", PointForm.JSON);
        assertThat(delivery.taken()).isEqualTo(count);
        assertThat(delivery.parts()).hasSizeBetween(2, 3);
        assertThat(delivery.parts())
                .allSatisfy(part -> assertThat(part.body()).hasSizeLessThanOrEqualTo(AdmitPoints.MAX_PART_BYTES));
    }

    @Test
    void whatIsNoJsonIsRefusedWholeAndKept() {
        PointsDelivery delivery = admit("[" + pulse("eve", 1, "70"), PointForm.JSON);
        assertThat(delivery.unreadable()).isTrue();
        assertThat(delivery.parts()).hasSize(1);
        assertThat(delivery.parts().get(0).refusal().orElseThrow().reason()).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void moreUsersThanABodyMayHaveAreRefusedWhole() {
        String text =
                String.join("\n", pulse("a", 1, "70"), pulse("b", 1, "70"), pulse("c", 1, "70"), pulse("d", 1, "70"));
        assertThat(admit(text, PointForm.LINES)
                        .parts()
                        .get(0)
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void theFutureIsRefusedAsOfReceipt() {
        String ahead = pulse("eve", 1, "70").replace("2026-03-01T00:01:00Z", "2026-03-01T10:20:31Z");
        assertThat(admit(ahead, PointForm.JSON).taken()).isZero();
        assertThat(admit(ahead.replace("20:31", "20:30"), PointForm.JSON).taken())
                .isEqualTo(1);
    }

    @Test
    void case30_aUserIdIsOfTheFeedsOwnNamespaceAndNobodyElsesNumber() {
        Feed north = Samples.REGISTRY.feed(new FeedId("north")).orElseThrow();
        assertThat(CLINIC.deviceUser("4711", Samples.KEY))
                .isNotEqualTo(north.deviceUser("4711", Samples.KEY))
                .isNotEqualTo(Samples.KEY.subject("north", "4711"))
                .isNotEqualTo(Samples.KEY.subject("region", "4711"));
    }
}
