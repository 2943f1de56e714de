package health.tributary.record.view;

import static health.tributary.record.fold.Messages.item;
import static health.tributary.record.fold.Messages.slot;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.IdentityKind;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.identity.Rank;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.Slot;
import health.tributary.record.fold.EntrySet;
import health.tributary.record.fold.Fold;
import health.tributary.record.fold.Messages;
import health.tributary.record.identity.IdentityStatements;
import health.tributary.record.identity.Person;
import health.tributary.record.identity.Persons;
import health.tributary.record.identity.SubjectLinks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PersonPatientTest {
    private static final FeedId TRUSTED = new FeedId("hospital-a");
    private static final FeedId OTHER = new FeedId("hospital-b");
    private static final SubjectId A = Messages.KEY.subject("a", "1");
    private static final SubjectId B = Messages.KEY.subject("b", "1");

    private static EntryId patient(SubjectId subject) {
        return Messages.KEY.entry(subject, "Patient", "demographics");
    }

    private static EntrySet say(EntrySet set, SubjectId subject, FeedId feed, int minute, Slot... slots) {
        return set.with(
                Messages.from(feed, "m" + minute, Optional.of(Messages.minute(minute)), 0, Messages.minute(minute)),
                Messages.delta(0, patient(subject), slots),
                1);
    }

    private static MemberPatient member(SubjectId subject, FeedId feed, int minute, Slot... slots) {
        return new MemberPatient(
                subject,
                patient(subject),
                Fold.fold(patient(subject), say(EntrySet.empty(false), subject, feed, minute, slots)));
    }

    private static int trust(FeedId feed) {
        return feed.equals(TRUSTED) ? 2 : 1;
    }

    private static PersonView view(MemberPatient... members) {
        return PersonPatient.of(PersonId.of(A), List.of(members), PersonPatientTest::trust);
    }

    @Test
    void onePersonOfOneSubjectIsItsPatientUnderThePersonsId() {
        PersonView view = view(member(A, TRUSTED, 1, slot("gender", "female")));
        assertThat(view.patient().json())
                .startsWith("{\"resourceType\":\"Patient\",\"id\":\"" + A + "\",")
                .contains("\"gender\":\"female\"")
                .doesNotContain("link");
    }

    @Test
    void theTrustedSourceWinsASingleElementAndTheMoreRecentOfEqualTrust() {
        MemberPatient trusted = member(A, TRUSTED, 1, slot("gender", "female"));
        MemberPatient later = member(B, OTHER, 5, slot("gender", "male"), slot("birthDate", "1980-01-01"));
        PersonView view = view(later, trusted);
        assertThat(view.patient().json()).contains("\"gender\":\"female\"", "1980-01-01");
        assertThat(view.sources().get("gender")).containsExactly(patient(A));
        assertThat(view.sources().get("birthDate")).containsExactly(patient(B));
        MemberPatient equal = member(A, OTHER, 1, slot("gender", "female"));
        assertThat(view(equal, later).patient().json()).contains("\"gender\":\"male\"");
    }

    @Test
    void listsAreUnitedOnceEachTheMostTrustedFirst() {
        String typed = "{\"type\":{\"text\":\"MR, old\"},\"system\":\"urn:n\",\"value\":\"1\"}";
        PersonView view = view(
                member(
                        B,
                        OTHER,
                        9,
                        item("identifier#PID-3", "{\"system\":\"urn:n\",\"value\":\"1\"},{\"value\":\"2\"}")),
                member(A, TRUSTED, 1, item("identifier#PID-3", typed)));
        assertThat(view.patient().json()).contains("\"identifier\":[" + typed + ",{\"value\":\"2\"}]");
        assertThat(view.sources().get("identifier")).containsExactly(patient(A), patient(B));
    }

    @Test
    void severalSourcesAreNamedAsLinks() {
        PersonView view = view(member(A, TRUSTED, 1), member(B, OTHER, 2));
        assertThat(view.patient().json())
                .contains("{\"other\":{\"reference\":\"Patient/" + patient(A) + "\"},\"type\":\"seealso\"}")
                .contains("Patient/" + patient(B));
        assertThat(view.patient().updated()).isEqualTo(Messages.minute(2));
    }

    @Test
    void aPersonWhosePatientsAreAllRetractedIsNotThere() {
        EntrySet gone = EntrySet.empty(false)
                .with(Messages.at("r", 1), new Retract(0, patient(A), "Patient", Optional.empty()), 1);
        PersonView view = view(new MemberPatient(A, patient(A), Fold.fold(patient(A), gone)));
        assertThat(view.patient().exists()).isFalse();
        assertThat(view.patient().json()).isEmpty();
    }

    @Test
    void theOrderOfTheMembersDoesNotMatter() {
        List<MemberPatient> members = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            SubjectId subject = Messages.KEY.subject("s", "" + i);
            members.add(member(
                    subject,
                    i % 2 == 0 ? TRUSTED : OTHER,
                    i % 3,
                    slot("gender", "g" + i),
                    item("telecom#PID-13", "{\"value\":\"" + i % 4 + "\"}")));
        }
        PersonView expected = PersonPatient.of(PersonId.of(A), members, PersonPatientTest::trust);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(members, new Random(i));
            assertThat(PersonPatient.of(PersonId.of(A), members, PersonPatientTest::trust))
                    .isEqualTo(expected);
        }
    }

    @Test
    void case12AMergeUndoneAfterAThousandMessagesLeavesTwoRecordsAsIfNeverMerged() {
        IdentityStatement merge = IdentityStatements.at(1, Rank.SOURCE_MESSAGE, IdentityKind.MERGE, A, B);
        IdentityStatement undo = IdentityStatements.at(2_000, Rank.OPERATOR, IdentityKind.UNLINK, A, B);
        EntrySet ofA = EntrySet.empty(false);
        EntrySet ofB = EntrySet.empty(false);
        for (int i = 0; i < 1_000; i++) {
            Slot phone = item("telecom#PID-13", "{\"value\":\"" + i % 7 + "\"}");
            ofA = i % 2 == 0 ? say(ofA, A, TRUSTED, 2 + i, phone) : ofA;
            ofB = i % 2 == 0 ? ofB : say(ofB, B, OTHER, 2 + i, phone);
        }
        List<MemberPatient> all = List.of(
                new MemberPatient(A, patient(A), Fold.fold(patient(A), ofA)),
                new MemberPatient(B, patient(B), Fold.fold(patient(B), ofB)));
        List<String> never = views(List.of(), all);
        assertThat(never).hasSize(2);
        assertThat(views(List.of(merge), all)).hasSize(1);
        assertThat(views(List.of(merge, undo), all)).isEqualTo(never);
    }

    private static List<String> views(List<IdentityStatement> statements, List<MemberPatient> members) {
        List<SubjectLinks> subjects = List.of(
                new SubjectLinks(A, Messages.minute(2), Set.of()), new SubjectLinks(B, Messages.minute(3), Set.of()));
        List<String> views = new ArrayList<>();
        for (Person person : Persons.persons(statements, subjects, 10).persons()) {
            List<MemberPatient> own = members.stream()
                    .filter(member -> person.members().contains(member.subject()))
                    .toList();
            views.add(PersonPatient.of(person.id(), own, PersonPatientTest::trust)
                    .patient()
                    .json());
        }
        return views;
    }

    @Test
    void referencesToSubjectsBecomeReferencesToThePerson() {
        String text = "{\"subject\":{\"reference\":\"Patient/" + B + "\"},\"note\":\"see Patient/" + B
                + " or \\\"Patient/" + B + "x\",\"other\":\"Patient/" + patient(B) + "\"}";
        String rewritten = References.rewrite(text, Map.of(B, PersonId.of(A), A, PersonId.of(A)));
        assertThat(rewritten)
                .isEqualTo("{\"subject\":{\"reference\":\"Patient/" + A + "\"},\"note\":\"see Patient/" + B
                        + " or \\\"Patient/" + B + "x\",\"other\":\"Patient/" + patient(B) + "\"}");
        assertThat(References.rewrite(rewritten, Map.of(A, PersonId.of(A)))).isSameAs(rewritten);
        assertThat(References.rewrite("\"Patient/short\"", Map.of())).isEqualTo("\"Patient/short\"");
    }
}
