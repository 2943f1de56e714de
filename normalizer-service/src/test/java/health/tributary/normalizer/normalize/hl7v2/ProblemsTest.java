package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Problems, goals and pathways by their action codes, in every order of arrival. */
class ProblemsTest {
    private static final String PID = Samples.PID;

    private static String[] at(String time, String type, String... segments) {
        String[] all = new String[segments.length + 1];
        all[0] = PID;
        System.arraycopy(segments, 0, all, 1, segments.length);
        return History.at(time, type, all);
    }

    private static String prb(String action, String time, String more) {
        return "PRB|" + action + "|20240315" + time + "-0500|E11.9^Diabetes^I10C|PB1^GENHOSP" + more;
    }

    private static String gol(String action, String time, String more) {
        return "GOL|" + action + "|20240315" + time + "-0500|^Walk daily|GO1^GENHOSP" + more;
    }

    private static String resolved(String date, String lifeCycle) {
        return "|".repeat(5) + date + "|".repeat(5) + lifeCycle;
    }

    @Test
    void aProblemIsAnActiveItemOfTheListUntilSomebodySaysBetter() {
        Assert problem = only(normalized(msh("PPR^PC1"), PID, prb("AD", "0800", "")), "Condition");

        assertThat(json(problem, "category#PRB")).contains("problem-list-item");
        assertThat(Samples.slot(problem, "clinicalStatus"))
                .hasValueSatisfying(slot -> assertThat(slot.rank()).isZero());
        assertThat(json(problem, "clinicalStatus")).contains("active");
    }

    @Test
    void case22AResolvedProblemStaysResolvedWhateverUpdatesSayNothingOfIt() {
        List<String[]> messages = List.of(
                at("0800", "PPR^PC1", prb("AD", "0800", "")),
                at("0900", "PPR^PC2", prb("UP", "0900", resolved("20240314", ""))),
                at("0930", "PPR^PC2", prb("UP", "0930", "")));
        for (List<String[]> order : History.orders(messages)) {
            Map<String, String> problem = History.of(order).only("Condition");
            assertThat(problem.get("clinicalStatus")).contains("resolved");
            assertThat(problem.get("abatement[x]")).contains("2024-03-14");
        }
    }

    @Test
    void case22AProblemThatIsActiveAgainHasNoEnd() {
        List<String[]> messages = List.of(
                at("0800", "PPR^PC2", prb("UP", "0800", resolved("20240314", "R"))),
                at("0900", "PPR^PC2", prb("UP", "0900", resolved("", "A^Active"))));
        for (List<String[]> order : History.orders(messages)) {
            Map<String, String> problem = History.of(order).only("Condition");
            assertThat(problem.get("clinicalStatus")).contains("\"active\"");
            assertThat(problem).doesNotContainKey("abatement[x]");
        }
    }

    @Test
    void case22ADeletedProblemIsGoneUntilItIsAddedAgain() {
        String[] added = at("0800", "PPR^PC1", prb("AD", "0800", ""));
        String[] deleted = at("0900", "PPR^PC3", prb("DE", "0900", ""));
        for (List<String[]> order : History.orders(List.of(added, deleted))) {
            assertThat(History.of(order).shown("Condition")).isEmpty();
        }
        String[] again = at("0930", "PPR^PC1", prb("AD", "0930", ""));
        for (List<String[]> order : History.orders(List.of(added, deleted, again))) {
            assertThat(History.of(order).shown("Condition")).hasSize(1);
        }
    }

    @Test
    void theActionsOwnTimeOrdersNotTheMessages() {
        Normalized said = normalized(msh("PPR^PC1"), PID, prb("AD", "0801", ""));

        assertThat(only(said, "Condition").stated())
                .hasValueSatisfying(time -> assertThat(time.toString()).isEqualTo("2024-03-15T13:01:00Z"));
    }

    @Test
    void aMessageOfProblemsIsNeverTheWholeList() {
        Normalized said = Samples.normalizedFrom("complete", msh("PRR^PC5"), "PID|||P1^^^X^MR", prb("UC", "0800", ""));

        assertThat(Samples.statements(said, SetSnapshot.class)).isEmpty();
    }

    @Test
    void case22ALinkThatIsEndedLeavesBothAndOtherLinks() {
        List<String[]> messages = List.of(
                at(
                        "0800",
                        "PGL^PC6",
                        gol("AD", "0800", ""),
                        prb("LI", "0800", ""),
                        "PRB|LI|202403150800-0500|I10^Hypertension^I10C"),
                at("0900", "PGL^PC7", gol("UC", "0900", ""), prb("UN", "0900", "")));
        for (List<String[]> order : History.orders(messages)) {
            History history = History.of(order);
            assertThat(history.shown("Condition")).hasSize(2);
            assertThat(history.only("Goal").keySet().stream().filter(key -> key.startsWith("addresses#")))
                    .hasSize(1);
        }
    }

    @Test
    void whatHangsOnWhatIsToldByTheKindOfMessage() {
        Normalized pathway = normalized(
                msh("PPP^PCB"), PID, "PTH|AD|DIAB^Pathway^L|PW1^GENHOSP", prb("AD", "0800", ""), gol("AD", "0800", ""));
        String problem = "Condition/" + only(pathway, "Condition").entry();
        String goal = "Goal/" + only(pathway, "Goal").entry();

        assertThat(Resources.render(only(pathway, "CarePlan")))
                .contains(problem)
                .contains(goal);
        assertThat(Resources.render(only(pathway, "Goal"))).contains(problem);
        Normalized goals = normalized(msh("PGL^PC6"), PID, gol("AD", "0800", ""), prb("AD", "0800", ""));
        assertThat(Resources.render(only(goals, "Goal"))).contains("addresses");
    }

    @Test
    void commentsAndVariancesAreOfTheEntryThatTheyFollow() {
        Normalized said = normalized(
                msh("PPR^PC1"),
                PID,
                prb("AD", "0800", ""),
                "NTE|1||of the problem",
                "VAR|V1^GENHOSP|20240315|||| varied",
                gol("AD", "0800", ""),
                "NTE|1||of the goal",
                "OBX|1|NM|4548-4^HbA1c^LN||8.1|%|||||F",
                "NTE|1||of the result");

        assertThat(json(only(said, "Condition"), "note#NTE")).isEqualTo("{\"text\":\"of the problem\"}");
        assertThat(json(only(said, "Condition"), "note#VAR/V1")).contains("varied");
        assertThat(json(only(said, "Goal"), "note#NTE")).isEqualTo("{\"text\":\"of the goal\"}");
        assertThat(Resources.render(only(said, "Observation"))).contains("of the result");
    }

    @Test
    void case22AGoalThatWasReachedIsNotActiveForALateUpdate() {
        List<String[]> messages = List.of(
                at("0800", "PGL^PC6", gol("AD", "0800", "")),
                at("0900", "PGL^PC7", gol("UP", "0900", "|".repeat(14) + "C^Completed")),
                at("0930", "PGL^PC7", gol("UP", "0930", "")));
        for (List<String[]> order : History.orders(messages)) {
            assertThat(History.of(order).only("Goal").get("lifecycleStatus")).contains("completed");
        }
    }

    @Test
    void aPrescriptionForAProblemIsTheOneThatPharmacyMessagesSpeakOf() {
        String order = "ORC|NW|P1^CPOE";
        Normalized problem =
                normalized(msh("PPR^PC1"), PID, prb("AD", "0800", ""), order, "RXO|860975^Metformin^RXNORM|1||TAB");
        Normalized prescribed = normalized(msh("OMP^O09"), PID, order, "RXO|860975^Metformin^RXNORM|1||TAB");

        assertThat(only(problem, "MedicationRequest").entry())
                .isEqualTo(only(prescribed, "MedicationRequest").entry());
        assertThat(Samples.all(problem, "ServiceRequest")).isEmpty();
    }
}
