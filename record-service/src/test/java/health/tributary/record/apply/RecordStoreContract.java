package health.tributary.record.apply;

import static health.tributary.record.apply.Samples.FEED;
import static health.tributary.record.apply.Samples.NOON;
import static health.tributary.record.apply.Samples.link;
import static health.tributary.record.apply.Samples.message;
import static health.tributary.record.apply.Samples.observation;
import static health.tributary.record.apply.Samples.stored;
import static health.tributary.record.apply.Samples.subject;
import static health.tributary.record.apply.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.WriteKind;
import health.tributary.contract.identity.Belongings;
import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.identity.Move;
import health.tributary.contract.identity.Rank;
import health.tributary.contract.statement.Clock;
import health.tributary.record.apply.EntrySearch.Among;
import health.tributary.record.apply.EntrySearch.AnyOf;
import health.tributary.record.apply.EntrySearch.Criterion;
import health.tributary.record.apply.EntrySearch.During;
import health.tributary.record.apply.EntrySearch.NotOf;
import health.tributary.record.apply.EntrySearch.StartsWith;
import health.tributary.record.apply.EntrySearch.Updated;
import health.tributary.record.fold.IndexFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link RecordStore} promises. Each test starts with an empty store. */
public interface RecordStoreContract {
    SubjectId ANN = subject("ann");
    SubjectId BEN = subject("ben");

    RecordStore store();

    @Test
    default void anEntryComesBackAsItWasWritten() {
        StoredEntry entry = observation(ANN, "pulse", 1);
        assertThat(store().writeEntries(List.of(entry))).isEmpty();
        StoredEntry back = store().entries(List.of(entry.id())).get(entry.id());
        assertThat(back).usingRecursiveComparison().isEqualTo(entry);
        assertThat(store().shown(List.of(entry.id()))).containsExactly(entry.shown());
    }

    @Test
    default void anAliasComesBackAsOneAndIsNotFound() {
        StoredEntry shown = observation(ANN, "filler", 1);
        StoredEntry placer = observation(ANN, "placer", 1);
        StoredEntry alias = new StoredEntry(
                placer.id(),
                ANN,
                "Observation",
                false,
                1,
                placer.set(),
                true,
                Optional.of(shown.id()),
                "v",
                NOON,
                "",
                IndexFields.NONE,
                write(WriteKind.CONFIRMED));
        store().writeEntries(List.of(shown, alias));
        assertThat(store().entries(List.of(alias.id())).get(alias.id()).aliasOf())
                .contains(shown.id());
        assertThat(store().search(of(ANN))).extracting(ShownEntry::id).containsExactly(shown.id());
        assertThat(store().entriesOf(ANN, "Observation", 10)).containsExactlyInAnyOrder(shown.id(), alias.id());
    }

    @Test
    default void unknownIdsAreLeftOut() {
        assertThat(store().entries(List.of(observation(ANN, "none", 1).id()))).isEmpty();
        assertThat(store().subjects(List.of(ANN))).isEmpty();
        assertThat(store().personsOf(List.of(ANN))).isEmpty();
        assertThat(store().manifests(List.of(new Manifest.Key(ANN, message("none")))))
                .isEmpty();
        assertThat(store().entries(List.of())).isEmpty();
        assertThat(store().writeEntries(List.of())).isEmpty();
    }

    @Test
    default void whatIsThereAlreadyIsNotInsertedAgain() {
        StoredEntry first = observation(ANN, "pulse", 1);
        StoredEntry other = observation(ANN, "other", 1);
        store().writeEntries(List.of(first));
        assertThat(store().writeEntries(List.of(other, first))).containsExactly(first.id());
        assertThat(store().entries(List.of(other.id()))).hasSize(1);
    }

    @Test
    default void aReplacementOfAnotherRevisionIsNotMade() {
        store().writeEntries(List.of(observation(ANN, "pulse", 1)));
        assertThat(store().writeEntries(List.of(observation(ANN, "pulse", 2)))).isEmpty();
        EntryId id = observation(ANN, "pulse", 1).id();
        assertThat(store().writeEntries(List.of(observation(ANN, "pulse", 2)))).containsExactly(id);
        assertThat(store().writeEntries(List.of(observation(ANN, "pulse", 4)))).containsExactly(id);
        assertThat(store().entries(List.of(id)).get(id).version()).isEqualTo("v2");
    }

    @Test
    default void aReplacementOfWhatIsNotThereIsNotMade() {
        EntryId id = observation(ANN, "pulse", 2).id();
        assertThat(store().writeEntries(List.of(observation(ANN, "pulse", 2)))).containsExactly(id);
        assertThat(store().entries(List.of(id))).isEmpty();
    }

    @Test
    default void manyEntriesAreWrittenAndReadAtOnce() {
        List<StoredEntry> many = IntStream.range(0, 2_500)
                .mapToObj(i -> observation(ANN, "n" + i, 1))
                .toList();
        assertThat(store().writeEntries(many)).isEmpty();
        assertThat(store().entries(many.stream().map(StoredEntry::id).toList())).hasSize(2_500);
    }

    @Test
    default void pagesFollowEachOtherWithoutGapOrOverlap() {
        List<StoredEntry> all = IntStream.range(0, 25)
                .mapToObj(i -> observation(ANN, "n" + i, 1))
                .toList();
        store().writeEntries(all);
        store().writeEntries(List.of(observation(BEN, "his", 1)));
        List<EntryId> met = new ArrayList<>();
        Optional<EntryId> after = Optional.empty();
        while (true) {
            List<ShownEntry> page =
                    store().search(new EntrySearch(Set.of(ANN), Set.of("Observation"), List.of(), after, 10));
            page.forEach(entry -> met.add(entry.id()));
            if (page.size() < 10) {
                break;
            }
            after = Optional.of(page.get(9).id());
        }
        assertThat(met)
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(StoredEntry::id).toList());
        assertThat(store().count(of(ANN))).isEqualTo(25);
    }

    @Test
    default void entriesAreFoundByTermDateAndUpdate() {
        StoredEntry entry = observation(ANN, "pulse", 1);
        store().writeEntries(List.of(entry));
        assertThat(matches(new Among(
                        Set.of(entry.id(), observation(BEN, "pulse", 1).id()))))
                .isTrue();
        assertThat(matches(new Among(Set.of(observation(BEN, "pulse", 1).id()))))
                .isFalse();
        assertThat(matches(new Among(Set.of()))).isFalse();
        assertThat(matches(new AnyOf("code", Set.of("http://loinc.org|8867-4", "x"))))
                .isTrue();
        assertThat(matches(new AnyOf("code", Set.of("8867")))).isFalse();
        assertThat(matches(new AnyOf("category", Set.of("8867-4")))).isFalse();
        assertThat(matches(new NotOf(FeedId.PORTAL))).isTrue();
        assertThat(matches(new NotOf(Samples.FEED))).isFalse();
        assertThat(matches(new StartsWith("code", "886"))).isTrue();
        assertThat(matches(new StartsWith("code", "http://loinc.org|"))).isTrue();
        assertThat(matches(new StartsWith("code", "88.7"))).isFalse();
        assertThat(matches(new StartsWith("code", "a"))).isFalse();
        assertThat(matches(during(NOON.plusSeconds(59), null))).isTrue();
        assertThat(matches(during(NOON.plusSeconds(60), null))).isFalse();
        assertThat(matches(during(null, NOON))).isFalse();
        assertThat(matches(during(null, NOON.plusMillis(1)))).isTrue();
        assertThat(matches(during(null, null))).isTrue();
        assertThat(matches(updated(NOON, null))).isTrue();
        assertThat(matches(updated(null, NOON))).isFalse();
        assertThat(matches(updated(NOON, NOON.plusMillis(1)))).isTrue();
    }

    @Test
    default void whatDoesNotExistIsNotFoundButRead() {
        StoredEntry entry = observation(ANN, "pulse", 1);
        StoredEntry gone = new StoredEntry(
                entry.id(),
                ANN,
                "Observation",
                false,
                1,
                entry.set(),
                false,
                Optional.empty(),
                "v",
                NOON,
                "",
                IndexFields.NONE,
                write(WriteKind.RETRACTED));
        store().writeEntries(List.of(gone));
        assertThat(store().search(of(ANN))).isEmpty();
        assertThat(store().shown(List.of(gone.id()))).hasSize(1);
    }

    @Test
    default void subjectsComeBackAndAreFoundByTheirLinks() {
        StoredSubject ann = stored(ANN, 1, link("1"), link("2"));
        StoredSubject ben = stored(BEN, 1);
        assertThat(store().writeSubjects(List.of(ann, ben))).isEmpty();
        assertThat(store().subjects(List.of(ANN)).get(ANN))
                .usingRecursiveComparison()
                .isEqualTo(ann);
        assertThat(store().subjectsLinkedBy(List.of(link("2"), link("3")), 10))
                .extracting(StoredSubject::id)
                .containsExactly(ANN);
        assertThat(store().writeSubjects(List.of(stored(ANN, 2)))).isEmpty();
        assertThat(store().subjectsLinkedBy(List.of(link("2")), 10)).isEmpty();
        assertThat(store().writeSubjects(List.of(ben))).containsExactly(BEN);
    }

    @Test
    default void aManifestKeepsItsMicroseconds() {
        Manifest.Key key = new Manifest.Key(ANN, message("one"));
        Instant received = NOON.plusNanos(123_456_000);
        Manifest manifest = new Manifest(
                key,
                1,
                3,
                received,
                new TreeSet<>(List.of(observation(ANN, "pulse", 1).id())));
        assertThat(store().writeManifests(List.of(manifest))).isEmpty();
        assertThat(store().manifests(List.of(key))).isEqualTo(Map.of(key, manifest));
        assertThat(store().writeManifests(List.of(manifest))).containsExactly(key);
    }

    @Test
    default void aPersonIsFoundByEachMember() {
        StoredPerson both =
                new StoredPerson(PersonId.of(ANN), List.of(ANN, BEN), List.of(), 1, write(WriteKind.LINKED));
        assertThat(store().writePersons(List.of(both))).isEmpty();
        assertThat(store().personsOf(List.of(ANN, BEN, subject("cleo")))).isEqualTo(Map.of(ANN, both, BEN, both));
        StoredPerson apart =
                new StoredPerson(both.id(), List.of(ANN), List.of(PersonId.of(BEN)), 2, write(WriteKind.UNLINKED));
        assertThat(store().writePersons(List.of(apart))).isEmpty();
        assertThat(store().personsOf(List.of(ANN, BEN))).isEqualTo(Map.of(ANN, apart));
        assertThat(store().persons(List.of(both.id()))).isEqualTo(Map.of(both.id(), apart));
        assertThat(store().writePersons(List.of(apart))).containsExactly(both.id());
    }

    @Test
    default void aSubjectIsSeenWithItsPersonAndItsEntriesAtOnce() {
        StoredEntry pulse = observation(ANN, "pulse", 1);
        StoredEntry weight = observation(ANN, "weight", 1);
        store().writeEntries(List.of(pulse, weight, observation(BEN, "pulse", 1)));
        store().writeSubjects(List.of(stored(ANN, 1), stored(BEN, 1)));
        Sighting alone = store().sighting(ANN, Optional.of(of(ANN)));
        assertThat(alone.subject().map(StoredSubject::id)).contains(ANN);
        assertThat(alone.person()).isEmpty();
        assertThat(alone.found()).isEqualTo(store().search(of(ANN))).hasSize(2);
        StoredPerson person =
                new StoredPerson(PersonId.of(ANN), List.of(ANN, BEN), List.of(), 1, write(WriteKind.LINKED));
        store().writePersons(List.of(person));
        Sighting linked = store().sighting(BEN, Optional.empty());
        assertThat(linked.subject().map(StoredSubject::id)).contains(BEN);
        assertThat(linked.person()).contains(person);
        assertThat(linked.found()).isEmpty();
        assertThat(store().sighting(subject("nobody"), Optional.of(of(subject("nobody")))))
                .isEqualTo(new Sighting(Optional.empty(), Optional.empty(), List.of()));
    }

    @Test
    default void whatIsShownHasTheRevisionThatIsStored() {
        store().writeEntries(List.of(observation(ANN, "pulse", 1)));
        store().writeEntries(List.of(observation(ANN, "pulse", 2)));
        assertThat(store().search(of(ANN))).extracting(ShownEntry::revision).containsExactly(2L);
    }

    @Test
    default void severalConditionsOnOneTermAllHold() {
        StoredEntry one = observation(ANN, "pulse", 1);
        store().writeEntries(List.of(one, observation(ANN, "weight", 1)));
        List<Criterion> both = List.of(
                new Among(Set.of(one.id())),
                new Among(Set.of(observation(ANN, "weight", 1).id())));
        assertThat(store().search(new EntrySearch(Set.of(ANN), Set.of(), both, Optional.empty(), 10)))
                .isEmpty();
    }

    @Test
    default void whatMovedIsFoundWhereItIsNow() {
        String visit = "Encounter/" + Samples.entry(ANN, "Encounter", "V1");
        StoredEntry pulse = Samples.hangingOn(visit, observation(ANN, "pulse", 1));
        StoredEntry weight = observation(ANN, "weight", 1);
        StoredEntry hers = observation(BEN, "pulse", 1);
        store().writeEntries(List.of(pulse, weight, hers));
        Moved away = new Moved(Set.of(visit), Map.of());
        Moved here = new Moved(Set.of(), Map.of(ANN, Set.of(visit)));
        Moved one = new Moved(Set.of(), Map.of(ANN, Set.of("Observation/" + weight.id())));
        assertThat(foundOf(ANN, Moved.NOTHING)).containsExactlyInAnyOrder(pulse.id(), weight.id());
        assertThat(foundOf(ANN, away)).containsExactly(weight.id());
        assertThat(foundOf(BEN, here)).containsExactlyInAnyOrder(pulse.id(), hers.id());
        assertThat(foundOf(BEN, one)).containsExactlyInAnyOrder(weight.id(), hers.id());
        EntrySearch both = new EntrySearch(
                Set.of(BEN), new Moved(Set.of(visit), here.here()), Set.of(), List.of(), Optional.empty(), 10);
        assertThat(store().count(both)).isEqualTo(2);
        assertThat(store().shown(List.of(pulse.id())))
                .singleElement()
                .satisfies(shown -> assertThat(shown.hangsOn()).containsExactly(visit));
    }

    @Test
    default void namesAndVisitsOfAnAccountAreRead() {
        StoredEntry visit = Samples.visit(ANN, "V1", true, "Account/a1", Optional.empty());
        StoredEntry cancelled = Samples.visit(ANN, "V2", false, "Account/a1", Optional.empty());
        StoredEntry former = Samples.visit(ANN, "V0", false, "Account/a2", Optional.of(visit.id()));
        store().writeEntries(List.of(visit, cancelled, former));
        Belongings annes = store().belongings(ANN);
        assertThat(annes.charged().entrySet().stream()
                        .filter(charged -> charged.getValue().contains("Account/a1"))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(visit.id(), cancelled.id());
        assertThat(annes.visits()).isEqualTo(Map.of(former.id(), visit.id()));
        assertThat(store().belongings(BEN).visits()).isEmpty();
    }

    private List<EntryId> foundOf(SubjectId subject, Moved moved) {
        EntrySearch search =
                new EntrySearch(Set.of(subject), moved, Set.of("Observation"), List.of(), Optional.empty(), 10);
        return store().search(search).stream().map(ShownEntry::id).toList();
    }

    @Test
    default void aPersonKeepsWhatMoved() {
        Move move = new Move("Encounter", Samples.entry(ANN, "Encounter", "V1"), ANN, BEN);
        StoredPerson ben =
                new StoredPerson(PersonId.of(BEN), List.of(BEN), List.of(), List.of(move), 1, write(WriteKind.LINKED));
        store().writePersons(List.of(ben));
        assertThat(store().personsOf(List.of(BEN))).isEqualTo(Map.of(BEN, ben));
    }

    @Test
    default void identityStatementsAreStoredOnceAndFoundByEitherSubject() {
        Clock clock = new Clock(NOON, NOON, 0, NOON, message("a40"), 2);
        IdentityStatement merge = new IdentityStatement(IdentityKind.MERGE, Rank.SOURCE_MESSAGE, ANN, BEN, clock, FEED);
        store().addStatements(List.of(merge));
        store().addStatements(List.of(merge));
        store().addStatements(List.of());
        assertThat(store().statementsAbout(List.of(ANN), 10)).containsExactly(merge);
        assertThat(store().statementsAbout(List.of(BEN), 10)).containsExactly(merge);
        assertThat(store().statementsAbout(List.of(subject("cleo")), 10)).isEmpty();
        assertThat(store().statementsAbout(List.of(), 10)).isEmpty();
    }

    @Test
    default void ofTwoCopiesOfAStatementTheEarlierStays() {
        Clock late = new Clock(NOON, NOON, 0, NOON.plusSeconds(9), message("a40"), 2);
        Clock early = new Clock(NOON, NOON, 0, NOON, message("a40"), 2);
        IdentityStatement resent = new IdentityStatement(IdentityKind.LINK, Rank.SOURCE_MESSAGE, ANN, BEN, late, FEED);
        IdentityStatement first = new IdentityStatement(IdentityKind.LINK, Rank.SOURCE_MESSAGE, ANN, BEN, early, FEED);
        store().addStatements(List.of(resent));
        store().addStatements(List.of(first));
        store().addStatements(List.of(resent));
        assertThat(store().statementsAbout(List.of(ANN), 10)).containsExactly(first);
    }

    private boolean matches(Criterion criterion) {
        return !store().search(new EntrySearch(Set.of(ANN), Set.of(), List.of(criterion), Optional.empty(), 10))
                .isEmpty();
    }

    private static EntrySearch of(SubjectId subject) {
        return new EntrySearch(Set.of(subject), Set.of(), List.of(), Optional.empty(), 100);
    }

    private static During during(Instant from, Instant before) {
        return new During(Optional.ofNullable(from), Optional.ofNullable(before));
    }

    private static Updated updated(Instant from, Instant before) {
        return new Updated(Optional.ofNullable(from), Optional.ofNullable(before));
    }
}
