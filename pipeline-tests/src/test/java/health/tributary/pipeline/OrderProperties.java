package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.feed.FeedRegistry;
import health.tributary.notification.match.Numbered;
import health.tributary.notification.match.Occasion;
import health.tributary.record.apply.StoredEntry;
import health.tributary.record.apply.StoredPerson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The record is a function of the set of envelopes: order, repetition, and how the steps cut their work and run beside each
 * other never show.
 */
class OrderProperties {
    private static final int HISTORIES = Integer.getInteger("pipeline.histories", 60);

    @Property(tries = 12)
    void anyOrderOfAJourneyGivesTheSameRecord(@ForAll long seed) {
        for (Journey journey : Journey.all()) {
            sameInAnyOrder(journey.feeds(), journey.records(), new Random(seed));
        }
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE)
    void anyOrderOfARandomHistoryGivesTheSameRecord(@ForAll long first) {
        for (long seed = first; seed < first + HISTORIES; seed++) {
            Random random = new Random(seed);
            RandomTraffic traffic = new RandomTraffic(random);
            try {
                sameInAnyOrder(RandomTraffic.FEEDS, traffic.records(10 + random.nextInt(30)), random);
            } catch (AssertionError e) {
                throw new AssertionError("history of seed " + seed, e);
            }
        }
    }

    static void sameInAnyOrder(FeedRegistry feeds, List<Recorded> records, Random random) {
        Pipeline expected = new Pipeline(feeds);
        expected.consume(records);

        List<Recorded> others = new ArrayList<>(records);
        for (Recorded record : records) {
            if (random.nextInt(3) == 0) {
                others.add(record.again(Duration.ofSeconds(random.nextInt(100_000))));
            }
        }
        Collections.shuffle(others, random);
        Pipeline actual = new Pipeline(feeds);
        actual.consume(others, random);
        assertThat(actual.everything()).isEqualTo(expected.everything());
        heardOnce(expected);
        heardOnce(actual);
        heardLastOfWhatItIsNow(expected);
        heardOfWhatItIsNow(actual);
        nothingMoreWhenSentAgain(actual, records, random);
        nothingMoreWhenSentAgain(expected, records, random);
    }

    private static void heardOnce(Pipeline pipeline) {
        List<Numbered> heard = pipeline.ears().heard(Ears.EVERYTHING);
        Set<String> told = new HashSet<>();
        for (int i = 0; i < heard.size(); i++) {
            assertThat(heard.get(i).number()).isEqualTo(i + 1);
            assertThat(told.add(of(heard.get(i).occasion()))).as("told once").isTrue();
        }
    }

    private static void heardLastOfWhatItIsNow(Pipeline pipeline) {
        for (StoredEntry entry : pipeline.store().allEntries()) {
            if (entry.aliasOf().isEmpty()) {
                List<String> told = pipeline.ears().told(entry.id());
                assertThat(told.get(told.size() - 1)).isEqualTo(Ears.contentOf(entry.resource()));
            }
        }
    }

    // When a duplicate is consumed before the message that the door had first, its first receipt moves the message back
    // in time, and with it the entry to a version that was told before: once is enough.
    private static void heardOfWhatItIsNow(Pipeline pipeline) {
        for (StoredEntry entry : pipeline.store().allEntries()) {
            if (entry.aliasOf().isEmpty()) {
                assertThat(pipeline.ears().told(entry.id())).contains(Ears.contentOf(entry.resource()));
            }
        }
    }

    // A directory keeps no list of messages: a sender whose clock runs ahead moves, with a resend, when something was
    // last said.
    private static List<String> shown(Pipeline pipeline) {
        return pipeline.store().allEntries().stream()
                .map(entry -> entry.id() + " " + entry.exists() + " " + entry.version()
                        + (entry.directory() ? "" : " " + entry.revision()))
                .toList();
    }

    private static String of(Occasion occasion) {
        return occasion.id() + " " + occasion.version();
    }

    private static void nothingMoreWhenSentAgain(Pipeline pipeline, List<Recorded> records, Random random) {
        Object record = pipeline.everything();
        List<Numbered> heard = List.copyOf(pipeline.ears().heard(Ears.EVERYTHING));
        List<String> entries = shown(pipeline);
        List<StoredPerson> persons = pipeline.store().allPersons();
        List<Recorded> again = new ArrayList<>(
                records.stream().map(one -> one.again(Duration.ofDays(1))).toList());
        Collections.shuffle(again, random);
        pipeline.consume(again, random);
        assertThat(pipeline.everything()).isEqualTo(record);
        assertThat(pipeline.ears().heard(Ears.EVERYTHING)).isEqualTo(heard);
        assertThat(pipeline.store().allPersons()).isEqualTo(persons);
        assertThat(shown(pipeline)).isEqualTo(entries);
    }
}
