package health.tributary.record.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import health.tributary.contract.SubjectId;
import health.tributary.contract.reading.Metric;
import health.tributary.contract.reading.Sample;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.record.apply.Applied;
import health.tributary.record.apply.Applier;
import health.tributary.record.series.DaySearch;
import health.tributary.record.series.SeriesStore;
import health.tributary.record.series.SeriesStoreContract;
import health.tributary.record.series.ShownDay;
import health.tributary.record.series.Wearable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoSeriesStoreIT implements SeriesStoreContract {
    @RegisterExtension
    static final EmbeddedMongo MONGO = new EmbeddedMongo();

    private MongoDatabase database;
    private SeriesStore store;

    @BeforeEach
    void empty() {
        database = MONGO.fresh();
        store = new MongoSeriesStore(database);
    }

    @Override
    public SeriesStore store() {
        return store;
    }

    /** Case 19: a long history in many messages; each poll touches the days that it speaks of, and no other. */
    @Test
    void aBackfillOfReadingsWritesEachDayOncePerPoll() {
        Applier applier = new Applier(new MongoRecordStore(database), store, touched -> {}, 1 << 20);
        int days = 60;
        int polls = 4;
        int samples = 0;
        int buckets = 0;
        for (int poll = 0; poll < polls; poll++) {
            List<StatementBatch> batches = new ArrayList<>();
            for (int day = 0; day < days; day++) {
                for (int part = 0; part < 5; part++) {
                    batches.add(hour(ANN, Wearable.DAY.plusDays(day), poll * 5 + part));
                }
            }
            Applied applied = applier.apply(batches);
            samples += applied.samples();
            buckets += applied.buckets();
            assertThat(applier.apply(batches).duplicates()).isEqualTo(batches.size());
        }
        assertThat(samples).isEqualTo(days * polls * 5 * 60);
        assertThat(buckets).isEqualTo(days * polls);
        List<ShownDay> year = store.portions(
                DaySearch.between(Set.of(ANN), Metric.HEART_RATE, Wearable.DAY, Wearable.DAY.plusDays(364), 400));
        assertThat(year)
                .hasSize(days)
                .allSatisfy(day -> assertThat(day.portion().shown()).isEqualTo(polls * 5 * 60));
    }

    private static StatementBatch hour(SubjectId subject, LocalDate day, int hour) {
        List<Sample> samples = new ArrayList<>();
        for (int minute = 0; minute < 60; minute++) {
            int second = hour * 3_600 + minute * 60;
            samples.add(Wearable.instant(day, second, String.valueOf(60 + minute % 20), day + "-" + second));
        }
        String message = day + "/" + hour;
        return Wearable.batch(
                subject,
                Wearable.origin(Wearable.WATCH, message, Wearable.at(day, 86_400)),
                1,
                Metric.HEART_RATE,
                samples);
    }
}
