package health.tributary.record.series;

import static health.tributary.record.series.Wearable.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.LastWrite;
import health.tributary.contract.change.WriteKind;
import health.tributary.contract.reading.Metric;
import health.tributary.record.apply.Samples;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every {@link SeriesStore} promises. Each test starts with an empty store. */
public interface SeriesStoreContract {
    SubjectId ANN = Wearable.subject("ann");
    SubjectId BEN = Wearable.subject("ben");
    LastWrite WRITE = Samples.write(WriteKind.APPENDED);

    SeriesStore store();

    private static StoredDay day(SubjectId subject, LocalDate day, long revision) {
        Bucket bucket = Wearable.bucket(
                "message" + day,
                Wearable.at(day, 43_200).plusNanos(1_000),
                Metric.HEART_RATE,
                Wearable.instant(day, 60, "70.50", "a"),
                Wearable.instant(day, 120, "7E+1", "b"));
        DayKey key = new DayKey(subject, Metric.HEART_RATE, day);
        Portion portion = Portion.of(ShownSample.of(bucket));
        return new StoredDay(
                key,
                revision,
                BucketCodec.encode(bucket),
                new TreeSet<>(),
                new TreeMap<>(),
                portion,
                Observations.day(key, portion),
                WRITE);
    }

    private static DaySearch all(Set<SubjectId> subjects, Optional<String> after, int limit) {
        return new DaySearch(subjects, Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), after, limit);
    }

    @Test
    default void aDayComesBackAsItWasWritten() {
        StoredDay day = day(ANN, DAY, 1);
        assertThat(store().writeDays(List.of(day))).isEmpty();
        assertThat(store().days(List.of(day.key().id(), day(BEN, DAY, 1).key().id())))
                .containsOnlyKeys(day.key().id());
        assertThat(store().days(List.of(day.key().id())).get(day.key().id()))
                .usingRecursiveComparison()
                .isEqualTo(day);
        assertThat(store().search(all(Set.of(), Optional.empty(), 10))).containsExactly(day.shown());
    }

    @Test
    default void aDayThatIsCutComesBackWithItsPortions() {
        StoredDay whole = day(ANN, DAY, 1);
        StoredDay cut = new StoredDay(
                whole.key(),
                1,
                new byte[0],
                new TreeSet<>(Set.of("", "0")),
                new TreeMap<>(Map.of("00", whole.portion(), "1", Portion.NONE)),
                whole.portion(),
                whole.resource(),
                WRITE);
        StoredSlice slice = new StoredSlice(new StoredSlice.Key(whole.key().id(), "00"), ANN, 1, whole.set());
        assertThat(store().writeSlices(List.of(slice))).isEmpty();
        assertThat(store().writeDays(List.of(cut))).isEmpty();
        assertThat(store().days(List.of(whole.key().id())).get(whole.key().id()))
                .usingRecursiveComparison()
                .isEqualTo(cut);
        assertThat(store().slices(List.of(slice.key())).get(slice.key()).set()).isEqualTo(whole.set());
        assertThat(store().search(all(Set.of(ANN), Optional.empty(), 10))).hasSize(1);
        StoredDay read = store().days(List.of(whole.key().id())).get(whole.key().id());
        assertThat(Buckets.shown(List.of(read), store()).get(whole.key())).hasSize(2);
    }

    @Test
    default void whoWritesSecondMustReadAgain() {
        StoredDay first = day(ANN, DAY, 1);
        assertThat(store().writeDays(List.of(first))).isEmpty();
        assertThat(store().writeDays(List.of(first)))
                .containsExactly(first.key().id());
        assertThat(store().writeDays(List.of(day(ANN, DAY, 2)))).isEmpty();
        assertThat(store().writeDays(List.of(day(ANN, DAY, 2))))
                .containsExactly(first.key().id());
        StoredSlice slice = new StoredSlice(new StoredSlice.Key(first.key().id(), "1"), ANN, 1, first.set());
        assertThat(store().writeSlices(List.of(slice))).isEmpty();
        assertThat(store().writeSlices(List.of(slice))).containsExactly(slice.key());
    }

    @Test
    default void daysAreFoundBySubjectMetricAndTimeInPages() {
        List<StoredDay> days = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            days.add(day(i % 2 == 0 ? ANN : BEN, DAY.plusDays(i), 1));
        }
        store().writeDays(days);
        List<EntryId> paged = new ArrayList<>();
        Optional<String> after = Optional.empty();
        for (List<ShownDay> page = store().search(all(Set.of(ANN), after, 4));
                !page.isEmpty();
                page = store().search(all(Set.of(ANN), after, 4))) {
            page.forEach(day -> paged.add(day.key().id()));
            after = Optional.of(paged.get(paged.size() - 1).value());
        }
        assertThat(paged).hasSize(15).isSorted().doesNotHaveDuplicates();
        DaySearch week = DaySearch.between(Set.of(ANN, BEN), Metric.HEART_RATE, DAY, DAY.plusDays(6), 100);
        assertThat(store().portions(week)).hasSize(7).allSatisfy(day -> {
            assertThat(day.portion().shown()).isEqualTo(2);
            assertThat(day.resource()).isEmpty();
        });
        assertThat(store().portions(DaySearch.between(Set.of(ANN), Metric.STEP_COUNT, DAY, DAY.plusDays(6), 100)))
                .isEmpty();
        Instant late = Wearable.at(DAY.plusDays(20), 0);
        assertThat(store().search(new DaySearch(
                        Set.of(),
                        Set.of(Metric.HEART_RATE),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(late),
                        Optional.empty(),
                        100)))
                .hasSize(10);
    }
}
