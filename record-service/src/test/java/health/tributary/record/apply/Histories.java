package health.tributary.record.apply;

import health.tributary.contract.SubjectId;
import health.tributary.contract.statement.StatementBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Generated histories: messages with deltas, snapshots, retractions, aliases, set snapshots, ties, resends and mapping versions. */
final class Histories {
    private static final SubjectId[] SUBJECTS = {Samples.subject("ann"), Samples.subject("ben")};
    private static final SubjectId DIRECTORY = Samples.subject("directory");
    private static final String[] TYPES = {"Encounter", "AllergyIntolerance"};

    private Histories() {}

    /** Batches, each message with all its versions and resends. */
    static List<StatementBatch> of(Random random, int messages, boolean versions) {
        List<StatementBatch> batches = new ArrayList<>();
        for (int number = 0; number < messages; number++) {
            long content = random.nextLong();
            int minute = random.nextInt(messages);
            boolean directory = random.nextInt(6) == 0;
            int highest = versions && random.nextInt(4) == 0 ? 2 : 1;
            for (int version = 1; version <= highest; version++) {
                int copies = random.nextInt(4) == 0 ? 2 : 1;
                for (int copy = 0; copy < copies; copy++) {
                    int received = minute + random.nextInt(20);
                    batches.add(message(number, content + version, minute, directory)
                            .mapping(version)
                            .receivedAt(Story.at(received))
                            .batch());
                }
            }
        }
        return batches;
    }

    // Content is a function of the message and the mapping version, as a normaliser's is.
    private static Story message(int number, long content, int minute, boolean directory) {
        Random random = new Random(content);
        if (directory) {
            return Story.of(DIRECTORY, "d" + number, minute)
                    .directory()
                    .says("Practitioner", "p" + random.nextInt(2), "gender", "g" + random.nextInt(3));
        }
        SubjectId subject = SUBJECTS[number % SUBJECTS.length];
        Story story = Story.of(subject, "m" + number, minute);
        int statements = 1 + random.nextInt(4);
        for (int i = 0; i < statements; i++) {
            state(story, random);
        }
        return story;
    }

    private static void state(Story story, Random random) {
        String type = TYPES[random.nextInt(TYPES.length)];
        String key = "k" + random.nextInt(3);
        String element = random.nextBoolean() ? "status" : "class";
        String value = "v" + random.nextInt(3);
        switch (random.nextInt(10)) {
            case 0 -> story.retracts(type, key);
            case 1 -> story.aliases(type, "k0", "k" + (1 + random.nextInt(2)));
            case 2 -> story.allOf(type, key);
            case 3 -> story.saysOnly(type, key, element, value);
            case 4 -> story.clears(type, key, element);
            case 5, 6 -> story.patient(value, "link" + random.nextInt(3));
            default -> story.says(type, key, element, value);
        }
    }
}
