package health.tributary.record.apply;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What a store says, without what depends on the way there: revisions, last writes. One line a document. */
final class Told {
    private Told() {}

    /** The lines that only one of the two has. */
    static List<String> difference(MemoryRecordStore one, MemoryRecordStore other, boolean sets) {
        List<String> difference = new ArrayList<>();
        List<String> ones = of(one, sets);
        List<String> others = of(other, sets);
        ones.stream().filter(line -> !others.contains(line)).forEach(line -> difference.add("only here:  " + line));
        others.stream().filter(line -> !ones.contains(line)).forEach(line -> difference.add("only there: " + line));
        return difference;
    }

    /** What readers can see, with the sets when the way must not show there either. */
    static List<String> of(MemoryRecordStore store, boolean sets) {
        List<String> lines = new ArrayList<>();
        for (StoredEntry entry : store.allEntries()) {
            if (!entry.version().isEmpty()) {
                lines.add(String.join(
                        " ",
                        entry.id().value(),
                        entry.subject().value(),
                        entry.type(),
                        Boolean.toString(entry.exists()),
                        entry.aliasOf().toString(),
                        entry.version(),
                        entry.updated().toString(),
                        entry.resource(),
                        entry.index().terms() + "" + entry.index().date(),
                        sets ? Base64.getEncoder().encodeToString(entry.set()) : ""));
            }
        }
        for (StoredSubject subject : store.allSubjects()) {
            lines.add(String.join(
                    " ",
                    subject.id().value(),
                    subject.feed().name(),
                    subject.received().toString(),
                    subject.links().toString(),
                    sets ? Base64.getEncoder().encodeToString(subject.snapshots()) : ""));
        }
        for (Manifest manifest : store.allManifests()) {
            lines.add(manifest.key().text() + " " + manifest.mapping() + " " + manifest.received());
        }
        return lines;
    }
}
