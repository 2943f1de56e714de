package health.tributary.record.fold;

import static health.tributary.record.fold.Messages.at;
import static health.tributary.record.fold.Messages.entry;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Mode;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.Slot;
import health.tributary.record.fold.IndexFields.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IndexingTest {
    private static IndexFields index(String type, String... keysAndTexts) {
        EntryId entry = entry(type, "1");
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < keysAndTexts.length; i += 2) {
            slots.add(new Slot(keysAndTexts[i], 0, keysAndTexts[i + 1], "OBX-3", "test"));
        }
        Assert asserted = new Assert(0, entry, type, Optional.empty(), Mode.DELTA, slots);
        return Indexing.of(Fold.fold(entry, EntrySet.empty(false).with(at("a", 1), asserted, 1)), type);
    }

    @Test
    void codesAreFoundWithAndWithoutTheirSystem() {
        IndexFields index = index(
                "Observation",
                "code",
                "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"718-7\"},{\"code\":\"HGB\"}],\"text\":\"Hb\"}",
                "status",
                "\"status\":\"final\"",
                "category#OBR-24",
                "{\"coding\":[{\"code\":\"laboratory\",\"system\":\"http://c\"}]}",
                "encounter",
                "\"encounter\":{\"reference\":\"Encounter/e1\",\"display\":\"x\"}");
        assertThat(index.terms().get("code")).containsExactly("718-7", "HGB", "http://loinc.org|718-7", "|HGB");
        assertThat(index.terms().get("status")).containsExactly("final", "|final");
        assertThat(index.terms().get("category")).containsExactly("http://c|laboratory", "laboratory");
        assertThat(index.terms().get("encounter")).containsExactly("Encounter/e1");
    }

    @Test
    void documentsAndReportsAreFoundByTheDocumentsTheyPointAt() {
        assertThat(index(
                                "DocumentReference",
                                "content#OBX-5",
                                "{\"attachment\":{\"contentType\":\"a/b\",\"url\":\"Binary/1\",\"title\":\"Binary/9\"}},"
                                        + "{\"attachment\":{\"url\":\"http://elsewhere.example/2\"}}")
                        .terms()
                        .get("attachment"))
                .containsExactly("Binary/1");
        assertThat(index(
                                "DiagnosticReport",
                                "presentedForm#OBX-5/a",
                                "{\"url\":\"Binary/1\"}",
                                "presentedForm#OBX-5/b",
                                "{\"url\":\"Binary/2\"}")
                        .terms()
                        .get("attachment"))
                .containsExactly("Binary/1", "Binary/2");
    }

    @Test
    void aDateWhoseMembersAreFilledOneByOneIsOnePeriod() {
        IndexFields index =
                index("Encounter", "period.start", "\"start\":\"2026-03-02\"", "period.end", "\"end\":\"2026-03-04\"");
        assertThat(index.date())
                .contains(new Period(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-04T23:59:59.999Z")));
    }

    @Test
    void identifiersLeaveOutTheirTypesAndAssigners() {
        IndexFields index = index(
                "Patient",
                "identifier#PID-3",
                "{\"type\":{\"coding\":[{\"system\":\"t\",\"code\":\"MR\"}]},\"system\":\"urn:a\",\"value\":\"1\"},"
                        + "{\"value\":\"2\",\"assigner\":{\"identifier\":{\"value\":\"3\"}}}");
        assertThat(index.terms().get("identifier")).containsExactly("1", "2", "urn:a|1", "|2");
    }

    @Test
    void namesAreFoundWithoutAccentsCaseAndHyphens() {
        IndexFields index = index(
                "Patient",
                "name#PID-5",
                "{\"family\":\"Müller-Ørsted\",\"given\":[\"José\",\"D’Arcy\"],\"use\":\"official\"}",
                "birthDate",
                "\"birthDate\":\"1980-02\",\"_birthDate\":{\"extension\":[]}",
                "gender",
                "\"gender\":\"female\"");
        assertThat(index.terms().get("name")).containsExactly("darcy", "jose", "muller", "orsted");
        assertThat(index.terms().get("family")).containsExactly("muller", "orsted");
        assertThat(index.terms().get("given")).containsExactly("darcy", "jose");
        assertThat(index.terms().get("birthdate")).containsExactly("1980-02");
        assertThat(index.terms().get("gender")).containsExactly("female", "|female");
    }

    @Test
    void datesAreThePeriodsThatTheirPrecisionMeans() {
        assertThat(DatePeriods.of("2024")).contains(period("2024-01-01T00:00:00Z", "2024-12-31T23:59:59.999Z"));
        assertThat(DatePeriods.of("2024-02")).contains(period("2024-02-01T00:00:00Z", "2024-02-29T23:59:59.999Z"));
        assertThat(DatePeriods.of("2024-02-03")).contains(period("2024-02-03T00:00:00Z", "2024-02-03T23:59:59.999Z"));
        assertThat(DatePeriods.of("2024-02-03T10:11:12+02:00"))
                .contains(period("2024-02-03T08:11:12Z", "2024-02-03T08:11:12.999Z"));
        assertThat(DatePeriods.of("2024-02-03T10:11+02:00"))
                .contains(period("2024-02-03T08:11:00Z", "2024-02-03T08:11:59.999Z"));
        assertThat(DatePeriods.of("2024-02-03T10:11:12.5Z"))
                .contains(period("2024-02-03T10:11:12.500Z", "2024-02-03T10:11:12.599Z"));
        assertThat(DatePeriods.of("2024-02-03T10:11:12.1234Z"))
                .contains(period("2024-02-03T10:11:12.123Z", "2024-02-03T10:11:12.123Z"));
        assertThat(DatePeriods.of("last year")).isEmpty();
        assertThat(DatePeriods.of("2024-13-03")).isEmpty();
    }

    @Test
    void periodsMayBeOpen() {
        assertThat(index("Encounter", "period", "\"period\":{\"start\":\"2024-02-03\"}")
                        .date())
                .contains(new Period(Instant.parse("2024-02-03T00:00:00Z"), Period.OPEN_END));
        assertThat(index("Observation", "effective[x]", "\"effectivePeriod\":{\"end\":\"2024\"}")
                        .date())
                .contains(new Period(Period.OPEN_START, Instant.parse("2024-12-31T23:59:59.999Z")));
        assertThat(index("Observation", "effective[x]", "\"effectiveDateTime\":\"2024-02-03\"")
                        .date())
                .contains(period("2024-02-03T00:00:00Z", "2024-02-03T23:59:59.999Z"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        EntryId entry = entry("Observation", "1");
        EntrySet set =
                EntrySet.empty(false).with(at("a", 1), new Retract(0, entry, "Observation", Optional.empty()), 1);
        assertThat(Indexing.of(Fold.fold(entry, set), "Observation")).isEqualTo(IndexFields.NONE);
        assertThat(Indexing.names("Patient")).containsExactly("birthdate", "gender", "identifier", "name");
        assertThat(index("Observation", "code", "\"code\":{broken").terms()).isEmpty();
    }

    private static Period period(String from, String to) {
        return new Period(Instant.parse(from), Instant.parse(to));
    }

    @Test
    void anEntryHangsOnItsVisitsElseItsAccountsAndThePersonsOwnOnNothing() {
        FeedId hospital = new FeedId("north");
        IndexFields both = new IndexFields(
                Map.of("encounter", List.of("Encounter/v"), "account", List.of("Account/a")), Optional.empty());
        IndexFields charged = new IndexFields(Map.of("account", List.of("Account/a")), Optional.empty());
        assertThat(both.hanging("ChargeItem", hospital).hangsOn()).containsExactly("Encounter/v");
        assertThat(charged.hanging("ChargeItem", hospital).hangsOn()).containsExactly("Account/a");
        assertThat(charged.hanging("Encounter", hospital).hangsOn()).isEmpty();
        assertThat(both.hanging("Observation", FeedId.PORTAL).hangsOn()).isEmpty();
    }
}
