package health.tributary.record.identity;

import health.tributary.contract.LinkId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.IdentityStatement;
import java.util.List;

/** What the rules do not decide and a human should look at. */
public sealed interface Review {
    /** The subjects it is about, sorted. */
    List<SubjectId> subjects();

    /** A merge or link that would have joined two who are kept apart, directly or through others. */
    record JoinRefused(IdentityStatement statement, Apart because) implements Review {
        @Override
        public List<SubjectId> subjects() {
            return Apart.sorted(statement.first(), statement.second());
        }
    }

    /** An identifier that two subjects share, who are kept apart, directly or through others. */
    record SharedRefused(LinkId link, SubjectId first, SubjectId second, Apart because) implements Review {
        @Override
        public List<SubjectId> subjects() {
            return Apart.sorted(first, second);
        }
    }

    /** A word that two are not the same, against a stronger word that they are. */
    record ApartRefused(IdentityStatement statement) implements Review {
        @Override
        public List<SubjectId> subjects() {
            return Apart.sorted(statement.first(), statement.second());
        }
    }

    /** An identifier of so many subjects that it says nothing: a placeholder, a family's, a department's. It links nobody. */
    record SharedByMany(LinkId link, List<SubjectId> subjects) implements Review {
        public SharedByMany {
            subjects = List.copyOf(subjects);
        }
    }
}
