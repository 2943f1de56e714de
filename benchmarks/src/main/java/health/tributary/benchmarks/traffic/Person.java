package health.tributary.benchmarks.traffic;

/** How a person is found whom messages speak of. Kinds that speak of the same persons give the same. */
public sealed interface Person {
    /** How many Patient resources the record shows of the person. */
    int patients();

    /**
     * Found by what is known of the patient.
     *
     * @param search behind {@code /fhir}; finds exactly this one
     */
    record Searched(String search) implements Person {
        @Override
        public int patients() {
            return 1;
        }

        @Override
        public String toString() {
            return search;
        }
    }

    /**
     * A user of a platform, of whom nothing is known but measurements: the normaliser says whose they are.
     *
     * @param door the messages' own
     * @param probe a message of the user's, which is not sent to the door
     */
    record User(String name, Door.Post door, String probe) implements Person {
        @Override
        public int patients() {
            return 0;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
