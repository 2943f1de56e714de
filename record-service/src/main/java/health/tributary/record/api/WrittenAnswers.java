package health.tributary.record.api;

import health.tributary.contract.EntryId;
import health.tributary.fhir.IssueCode;
import health.tributary.fhir.Problem;
import health.tributary.fhir.Severity;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.apply.ShownEntry;
import health.tributary.record.write.OwnEntries.Committed;
import health.tributary.record.write.OwnEntries.Pending;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What who wrote is told. */
final class WrittenAnswers {
    private final RecordStore store;

    WrittenAnswers(RecordStore store) {
        this.store = Objects.requireNonNull(store);
    }

    /** The entry as it is now, after a write of it. */
    Answer of(Author author, String type, Committed committed, int status) {
        return committed instanceof Pending
                ? pending(type, committed.entry())
                : entry(author, type, committed.entry(), status);
    }

    /** The entry as it is now; its text only to who may read it. */
    Answer entry(Author author, String type, EntryId id, int status) {
        return store.shown(List.of(id)).stream()
                .findFirst()
                .filter(ShownEntry::exists)
                .map(entry -> shown(author, entry, status))
                .orElseGet(() -> Answer.refused(Refusal.deleted(type)));
    }

    private static Answer shown(Author author, ShownEntry entry, int status) {
        String body = author.mayRead(entry.type()) ? Items.resource(entry, author.person()) : "";
        Optional<String> location =
                status == 201 ? Optional.of(entry.type() + "/" + entry.id().value()) : Optional.empty();
        return new Answer(
                status, body, Optional.of(Entries.tag(entry, author.person())), Optional.of(entry.updated()), location);
    }

    /** It is durable, and the store went away before it could be shown. */
    private static Answer pending(String type, EntryId id) {
        Problem note = new Problem(
                Severity.INFORMATION,
                IssueCode.INFORMATIONAL,
                "",
                "this is kept, and will show once the store answers again: do not send it another time");
        Answer answer = Answer.outcome(202, List.of(note));
        return new Answer(202, answer.body(), Optional.empty(), Optional.empty(), Optional.of(type + "/" + id.value()));
    }

    static Answer gone() {
        return new Answer(204, "", Optional.empty(), Optional.empty(), Optional.empty());
    }
}
