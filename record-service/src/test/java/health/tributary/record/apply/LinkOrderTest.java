package health.tributary.record.apply;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.FeedId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.codec.IdentityCodec;
import health.tributary.contract.identity.IdentityEvent;
import health.tributary.contract.identity.IdentityEvent.Stated;
import health.tributary.contract.identity.IdentityEvent.Touched;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.record.link.LinkRules;
import health.tributary.record.link.LinkStore;
import health.tributary.record.link.Links;
import health.tributary.record.link.MemoryLinkStore;
import health.tributary.record.series.MemorySeriesStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A link by a one-time code, before or after the first of what the linked account has: the persons end the same. */
class LinkOrderTest {
    private static final SubjectId ANN = Samples.subject("ann");
    private static final SubjectId WATCH = Samples.subject("watch");
    private static final FeedId WEARABLE = new FeedId("wearable");

    // What the person said by linking, and by taking the link back.
    private static final IdentityStatement LINKED;
    private static final IdentityStatement UNLINKED;

    static {
        LinkStore store = new MemoryLinkStore();
        List<IdentityStatement> said = new ArrayList<>();
        Links.Opened opened = links(store, said, 5).open(ANN, List.of(ANN)).orElseThrow();
        links(store, said, 6).redeem(WEARABLE, WATCH, opened.code().shown());
        links(store, said, 20).end(opened.link().id(), List.of(ANN));
        LINKED = said.get(0);
        UNLINKED = said.get(1);
    }

    private static Links links(LinkStore store, List<IdentityStatement> said, int minute) {
        return new Links(
                store,
                said::add,
                new LinkRules(Duration.ofMinutes(15), 5, 20),
                Clock.fixed(Story.at(minute), ZoneOffset.UTC),
                new SecureRandom());
    }

    /** A record in memory whose identity events wait until they are decided. */
    private static final class World {
        private final MemoryRecordStore store = new MemoryRecordStore();
        private final List<byte[]> waiting = new ArrayList<>();
        private final Applier applier = new Applier(
                store,
                new MemorySeriesStore(),
                touched -> touched.forEach(subject -> waiting.add(IdentityCodec.encode(new Touched(subject)))),
                1 << 20);
        private final Decider decider = new Decider(store, 3, 1_000);

        void says(SubjectId subject, int minute) {
            applier.apply(List.of(Story.of(subject, subject + " " + minute, minute)
                    .patient("female")
                    .batch()));
        }

        void hears(IdentityStatement statement) {
            waiting.add(IdentityCodec.encode(new Stated(statement)));
        }

        void decide(Random random) {
            Collections.shuffle(waiting, random);
            while (!waiting.isEmpty()) {
                List<byte[]> some = waiting.subList(0, 1 + random.nextInt(waiting.size()));
                List<IdentityEvent> events =
                        some.stream().map(IdentityCodec::decode).toList();
                some.clear();
                decider.decide(events);
            }
        }

        Map<PersonId, List<SubjectId>> persons() {
            return store.allPersons().stream()
                    .filter(person -> !person.members().isEmpty())
                    .collect(Collectors.toMap(StoredPerson::id, StoredPerson::members));
        }
    }

    @Test
    void aDeviceWithoutDataIsLinkedAndItsFirstDataIsThePersonsWhenItComes() {
        World world = new World();
        Random random = new Random(1);
        world.says(ANN, 0);
        world.hears(LINKED);
        world.decide(random);
        world.says(WATCH, 30);
        world.decide(random);
        assertThat(world.persons()).containsOnlyKeys(PersonId.of(ANN));
        assertThat(world.persons().get(PersonId.of(ANN))).containsExactlyInAnyOrder(ANN, WATCH);
        world.hears(UNLINKED);
        world.decide(random);
        assertThat(world.persons().values())
                .allSatisfy(members -> assertThat(members).hasSize(1));
    }

    @Test
    void whateverComesFirstAndHoweverOftenThePersonsEndTheSame() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            boolean unlinked = seed % 2 == 1;
            int watch = random.nextInt(40) + 1;
            World world = new World();
            List<Runnable> steps = new ArrayList<>(List.of(
                    () -> world.says(ANN, 0),
                    () -> world.says(WATCH, watch),
                    () -> world.hears(LINKED),
                    () -> world.hears(LINKED)));
            if (unlinked) {
                steps.add(() -> world.hears(UNLINKED));
            }
            Collections.shuffle(steps, random);
            for (Runnable step : steps) {
                step.run();
                if (random.nextBoolean()) {
                    world.decide(random);
                }
            }
            world.decide(random);
            Map<PersonId, List<SubjectId>> several = world.persons();
            several.values().removeIf(members -> members.size() < 2);
            if (unlinked) {
                assertThat(several).as("seed " + seed).isEmpty();
            } else {
                assertThat(several).as("seed " + seed).containsOnlyKeys(PersonId.of(ANN));
                assertThat(several.get(PersonId.of(ANN))).containsExactlyInAnyOrder(ANN, WATCH);
            }
        }
    }
}
