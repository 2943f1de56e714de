package health.tributary.contract;

/**
 * The id of a person: that of the member subject with the earliest first receipt. Every subject id and every former person
 * id resolves to the current person for ever.
 */
public record PersonId(String value) implements Comparable<PersonId> {
    public PersonId {
        Base32.checked("PersonId", value);
    }

    /** The person that a subject is as long as it is linked to no other. */
    public static PersonId of(SubjectId subject) {
        return new PersonId(subject.value());
    }

    @Override
    public int compareTo(PersonId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
