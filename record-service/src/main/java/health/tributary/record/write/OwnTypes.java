package health.tributary.record.write;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What persons may state of themselves, type by type. What is not here comes from who did it: an Encounter from the hospital, a
 * dispensing from the pharmacy.
 */
public final class OwnTypes {
    /**
     * One type.
     *
     * @param why what a person has to say in it
     * @param patient the element that names the patient
     * @param choices choice elements ({@code value[x]}) of which R4 requires one form, without their {@code [x]}
     */
    public record OwnType(String why, String patient, List<String> choices) {
        public OwnType {
            choices = List.copyOf(choices);
        }
    }

    private static final SortedMap<String, OwnType> ALL = new TreeMap<>(Map.ofEntries(
            type("Observation", "their own readings and how they feel", "subject"),
            type("Condition", "complaints and illnesses that no source knows", "subject"),
            type("AllergyIntolerance", "what they do not tolerate", "patient"),
            type("MedicationStatement", "what they really take", "subject", "medication"),
            type("Goal", "what they want to reach", "subject"),
            type("Immunization", "vaccinations given elsewhere", "patient", "occurrence"),
            type("Procedure", "treatments had elsewhere", "subject"),
            type("FamilyMemberHistory", "illnesses of relatives", "patient"),
            type("DocumentReference", "notes and small attachments", "subject"),
            type("QuestionnaireResponse", "their answers to questionnaires", "subject"),
            type("DeviceUseStatement", "the devices that they use", "subject"),
            type("CarePlan", "their own plans", "subject"),
            type("Communication", "messages to who cares for them", "subject")));

    private OwnTypes() {}

    private static Map.Entry<String, OwnType> type(String name, String why, String patient, String... choices) {
        return Map.entry(name, new OwnType(why, patient, List.of(choices)));
    }

    /** The types, sorted. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** What a type's own entries are; empty for one that persons do not state. */
    public static Optional<OwnType> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** Of the choices that the type requires, those of which no form is among these names. */
    static List<String> missing(OwnType type, List<String> names) {
        return type.choices().stream()
                .filter(stem -> names.stream().noneMatch(name -> chooses(name, stem)))
                .map(stem -> stem + "[x]")
                .toList();
    }

    private static boolean chooses(String name, String stem) {
        return name.length() > stem.length()
                && name.startsWith(stem)
                && Character.isUpperCase(name.charAt(stem.length()));
    }
}
