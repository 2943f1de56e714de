package health.tributary.record.api;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.SubjectId;
import health.tributary.record.apply.MemoryRecordStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Pages of any size, one after the other, are the whole: nothing twice, nothing missing, also while more arrives. */
class PagingProperties {
    private final Scene scene = new Scene(new MemoryRecordStore());
    private final SubjectId ann = scene.subject("ann");
    private int arrivals;

    @Property(tries = 40)
    void ofASearch(
            @ForAll @IntRange(min = 0, max = 25) int entries,
            @ForAll @IntRange(min = 1, max = 9) int size,
            @ForAll boolean busy) {
        scene.person(Scene.NORTH, ann, "Smith", "Ann", "1");
        for (int i = 0; i < entries; i++) {
            scene.glucose(Scene.NORTH, i % 3 == 0 ? scene.subject("ben") : ann, "g" + i, "");
        }
        holds(size, busy, parameters -> scene.search(scene.clinician(), "Observation", parameters));
    }

    @Property(tries = 40)
    void ofEverything(
            @ForAll @IntRange(min = 0, max = 25) int entries,
            @ForAll @IntRange(min = 1, max = 9) int size,
            @ForAll boolean busy) {
        SubjectId anna = scene.subject("anna");
        scene.person(Scene.NORTH, ann, "Smith", "Ann", "1");
        scene.person(Scene.SOUTH, anna, "Smith", "Anna", "2");
        scene.link(ann, anna);
        for (int i = 0; i < entries; i++) {
            scene.glucose(Scene.NORTH, i % 3 == 0 ? anna : ann, "g" + i, "");
        }
        holds(size, busy, parameters -> scene.everything(scene.patient(anna), ann.value(), parameters));
    }

    @Property(tries = 40)
    void ofPersonsOfSeveralSources(
            @ForAll @IntRange(min = 0, max = 12) int persons,
            @ForAll @IntRange(min = 1, max = 9) int size,
            @ForAll boolean busy) {
        for (int i = 0; i < persons; i++) {
            SubjectId first = scene.subject("first" + i);
            SubjectId second = scene.subject("second" + i);
            scene.person(Scene.NORTH, first, "Smith", "Ann", "n" + i);
            scene.person(Scene.SOUTH, second, "Smith", "Anna", "s" + i);
            scene.link(first, second);
        }
        holds(size, busy, parameters -> scene.search(scene.clinician(), "Patient", parameters));
    }

    private void holds(int size, boolean busy, Function<Map<String, List<String>>, Answer> question) {
        List<String> whole = Fhir.entries(question.apply(Map.of("_count", List.of("1000"))));
        List<String> met = new ArrayList<>();
        Map<String, List<String>> parameters = new TreeMap<>(Map.of("_count", List.of(Integer.toString(size))));
        for (String after = "start"; !after.isEmpty(); parameters.put("_after", List.of(after))) {
            Answer page = question.apply(parameters);
            List<String> entries = Fhir.entries(page);
            // The person itself comes on top of the first page's entries.
            assertThat(entries).hasSizeLessThanOrEqualTo(size + 1);
            met.addAll(entries);
            after = Fhir.next(page);
            if (busy && arrivals < 20) {
                arrive();
            }
        }
        assertThat(new HashSet<>(met)).hasSameSizeAs(met).containsAll(whole);
        if (!busy) {
            assertThat(met).containsExactlyInAnyOrderElementsOf(whole);
        }
    }

    /** A new entry of a known subject, and a new source of a person that a client may have met already. */
    private void arrive() {
        int number = arrivals++;
        scene.glucose(Scene.NORTH, ann, "late" + number, "");
        SubjectId first = scene.subject("first" + number);
        SubjectId late = scene.subject("late" + number);
        scene.person(Scene.NORTH, late, "Smith", "Ann", "late" + number);
        scene.link(first, scene.subject("second" + number), late);
    }
}
