package health.tributary.record.identity;

import static health.tributary.contract.identity.IdentityKind.KEEP_APART;
import static health.tributary.contract.identity.IdentityKind.LINK;
import static health.tributary.contract.identity.IdentityKind.MERGE;
import static health.tributary.contract.identity.IdentityKind.UNLINK;
import static health.tributary.contract.identity.Rank.OPERATOR;
import static health.tributary.contract.identity.Rank.SOURCE_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.LinkId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.record.fold.Messages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A43: a number was one patient's and is another's. It is said as an unlink, a keep-apart and a link of one message. */
class MovedNumberTest {
    private static final SubjectId NUMBER = Messages.KEY.subject("mrn", "M");
    private static final SubjectId BEFORE = Messages.KEY.subject("enterprise", "E1");
    private static final SubjectId NOW = Messages.KEY.subject("enterprise", "E2");
    private static final Set<LinkId> SHARED = Set.of(Messages.KEY.link("national", "1"));

    /** The old patient and the number share an identifier, which would join them again. */
    private static final List<SubjectLinks> SUBJECTS = List.of(
            new SubjectLinks(BEFORE, Messages.minute(1), SHARED),
            new SubjectLinks(NOW, Messages.minute(2), Set.of()),
            new SubjectLinks(NUMBER, Messages.minute(3), SHARED));

    private static List<IdentityStatement> moved(int minute, SubjectId from, SubjectId to) {
        return List.of(
                IdentityStatements.at(minute, SOURCE_MESSAGE, UNLINK, from, NUMBER),
                IdentityStatements.at(minute, SOURCE_MESSAGE, KEEP_APART, from, NUMBER),
                IdentityStatements.at(minute, SOURCE_MESSAGE, LINK, to, NUMBER));
    }

    private static void inManyOrders(List<IdentityStatement> statements, SubjectId owner, SubjectId other) {
        for (int seed = 0; seed < 50; seed++) {
            List<IdentityStatement> shuffled = new ArrayList<>(statements);
            Collections.shuffle(shuffled, new Random(seed));
            Grouping persons = Persons.persons(shuffled, SUBJECTS, 3);
            assertThat(persons.personOf().get(NUMBER))
                    .as("order of seed " + seed)
                    .isEqualTo(persons.personOf().get(owner))
                    .isNotEqualTo(persons.personOf().get(other));
            assertThat(persons.reviews().stream().filter(Review.JoinRefused.class::isInstance))
                    .isEmpty();
        }
    }

    @Test
    void theNumberIsTheNewPatientsAlthoughItSharesAnIdentifierWithTheOld() {
        List<IdentityStatement> statements = new ArrayList<>(moved(20, BEFORE, NOW));
        statements.add(IdentityStatements.at(10, SOURCE_MESSAGE, MERGE, BEFORE, NUMBER));

        inManyOrders(statements, NOW, BEFORE);
    }

    @Test
    void case13AMoveThatIsReversedIsAsIfItNeverWas() {
        List<IdentityStatement> statements = new ArrayList<>(moved(20, BEFORE, NOW));
        statements.addAll(moved(30, NOW, BEFORE));

        inManyOrders(statements, BEFORE, NOW);
    }

    @Test
    void case29AnOperatorsKeepApartHoldsAgainstAMove() {
        List<IdentityStatement> statements = new ArrayList<>(moved(20, BEFORE, NOW));
        statements.add(IdentityStatements.at(10, OPERATOR, KEEP_APART, NOW, NUMBER));

        Grouping persons = Persons.persons(statements, SUBJECTS, 3);

        assertThat(persons.personOf().get(NUMBER))
                .isNotEqualTo(persons.personOf().get(NOW));
        assertThat(persons.reviews()).anyMatch(Review.JoinRefused.class::isInstance);
    }
}
