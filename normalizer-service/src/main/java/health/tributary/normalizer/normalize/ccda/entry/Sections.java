package health.tributary.normalizer.normalize.ccda.entry;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The sections of a document: each entry goes to the mapper of its template, whatever section it stands in; one without a template
 * that is known to the mapper of its section (by LOINC code), else to that of its kind.
 */
public final class Sections {
    private static final Map<String, Mapper> TEMPLATES = Map.ofEntries(
            Map.entry("30", (entry, section, context) -> Allergies.put(entry, context)),
            Map.entry("7", (entry, section, context) -> Allergies.put(entry, context)),
            Map.entry("3", Sections::problem),
            Map.entry("4", Sections::problem),
            Map.entry("33", Sections::diagnosis),
            Map.entry("34", Sections::diagnosis),
            Map.entry("80", Sections::diagnosis),
            Map.entry("132", Sections::parts),
            Map.entry("136", Sections::parts),
            Map.entry("16", (entry, section, context) -> Medications.put(entry, context)),
            Map.entry("35", (entry, section, context) -> Medications.put(entry, context)),
            Map.entry("36", (entry, section, context) -> Medications.put(entry, context)),
            Map.entry("42", (entry, section, context) -> Medications.put(entry, context)),
            Map.entry("120", (entry, section, context) -> Medications.put(entry, context)),
            Map.entry("52", (entry, section, context) -> Immunizations.put(entry, context)),
            Map.entry("1", (entry, section, context) -> Results.put(entry, context)),
            Map.entry("2", (entry, section, context) -> Results.put(entry, context)),
            Map.entry("26", (entry, section, context) -> VitalSigns.put(entry, context)),
            Map.entry("27", (entry, section, context) -> VitalSigns.put(entry, context)),
            Map.entry("12", (entry, section, context) -> Procedures.put(entry, context)),
            Map.entry("13", (entry, section, context) -> Procedures.put(entry, context)),
            Map.entry("14", (entry, section, context) -> Procedures.put(entry, context)),
            Map.entry("40", (entry, section, context) -> Encounters.put(entry, context)),
            Map.entry("49", (entry, section, context) -> Encounters.put(entry, context)),
            Map.entry("38", (entry, section, context) -> SocialHistories.put(entry, context)),
            Map.entry("78", (entry, section, context) -> SocialHistories.put(entry, context)),
            Map.entry("85", (entry, section, context) -> SocialHistories.put(entry, context)),
            Map.entry("200", (entry, section, context) -> SocialHistories.put(entry, context)),
            Map.entry("45", (entry, section, context) -> FamilyHistories.put(entry, context)),
            Map.entry("121", (entry, section, context) -> Goals.put(entry, context)),
            Map.entry("60", (entry, section, context) -> Coverages.put(entry, context)),
            Map.entry("50", (entry, section, context) -> Devices.put(entry, context)),
            Map.entry("202", (entry, section, context) -> Notes.put(entry, context)),
            Map.entry("131", Sections::parts),
            Map.entry("146", Sections::parts),
            Map.entry("130", Sections::planned),
            Map.entry("140", Sections::planned));

    /** Sections whose entries are of one kind, by LOINC code, for those without a template. */
    private static final Map<String, Mapper> CODES = Map.ofEntries(
            Map.entry("48765-2", (entry, section, context) -> Allergies.put(entry, context)),
            Map.entry("11450-4", Sections::problem),
            Map.entry("11348-0", Sections::problem),
            Map.entry("75310-3", Sections::problem),
            Map.entry("46241-6", Sections::diagnosis),
            Map.entry("42347-5", Sections::diagnosis),
            Map.entry("11535-2", Sections::diagnosis),
            Map.entry("11369-6", (entry, section, context) -> Immunizations.put(entry, context)),
            Map.entry("30954-2", (entry, section, context) -> Results.put(entry, context)),
            Map.entry("8716-3", (entry, section, context) -> VitalSigns.put(entry, context)),
            Map.entry("47519-4", (entry, section, context) -> Procedures.put(entry, context)),
            Map.entry("10157-6", (entry, section, context) -> FamilyHistories.put(entry, context)));

    /** The category of observations of sections that have no mapper of their own. */
    private static final Map<String, String> CATEGORIES = Map.of(
            "29762-2", Observations.SOCIAL_HISTORY,
            "47420-5", Observations.usCore("functional-status"),
            "10190-7", Observations.usCore("cognitive-status"),
            "29545-1", Observations.EXAM,
            "10210-3", Observations.EXAM);

    private static final List<String> KINDS =
            List.of("observation", "act", "organizer", "substanceAdministration", "supply", "procedure", "encounter");

    private Sections() {}

    /**
     * What a section states.
     *
     * @param entries references to the entries of the patient, each once
     */
    public record Stated(Element section, List<String> entries) {
        public Stated {
            entries = List.copyOf(entries);
        }
    }

    /** States all entries of all sections; one that has entries and yields nothing, or is null, is warned of. */
    public static List<Stated> put(Context context) {
        List<Stated> sections = new ArrayList<>();
        for (Element section : context.document().sections()) {
            int before = context.stated().size();
            for (Element entry : section.children("entry")) {
                put(entry, section, context);
            }
            List<String> stated = context
                    .stated()
                    .subList(before, context.stated().size())
                    .stream()
                    .distinct()
                    .toList();
            if (code(section).equals("18776-5") && !stated.isEmpty()) {
                CarePlans.put(section, stated, context);
            }
            if (section.has("nullFlavor")) {
                context.warn(section, "the section says that there is no information");
            } else if (stated.isEmpty() && section.child("entry").isPresent()) {
                context.warn(section, "none of the section's entries is mapped; the document has them");
            } else if (stated.isEmpty() && section.child("text").text().isEmpty()) {
                context.warn(section, "the section is empty");
            }
            sections.add(new Stated(section, stated));
        }
        return sections;
    }

    private static String code(Element section) {
        return section.child("code").attribute("code");
    }

    /** Whatever statements stand in an entry, a component or a relationship. */
    private static void put(Element holder, Element section, Context context) {
        for (Element statement : holder.elements()) {
            if (KINDS.contains(statement.name())) {
                statement(statement, section, context);
            }
        }
    }

    private static void statement(Element statement, Element section, Context context) {
        int before = context.stated().size();
        Mapper mapper = mapper(statement, section);
        mapper.put(statement, section, context);
        if (context.stated().size() == before) {
            context.warn(statement, "the entry says nothing that is mapped; left out");
        }
    }

    private static Mapper mapper(Element statement, Element section) {
        for (Element template : statement.children("templateId")) {
            String root = template.attribute("root");
            Mapper mapper = root.startsWith(Templates.root(""))
                    ? TEMPLATES.get(root.substring(Templates.root("").length()))
                    : null;
            if (mapper != null) {
                return mapper;
            }
        }
        boolean event = statement.attribute("moodCode").isEmpty()
                || statement.attribute("moodCode").equals("EVN");
        Mapper mapper = event ? CODES.get(code(section)) : null;
        return mapper != null ? mapper : event ? Sections::event : Sections::planned;
    }

    /** What was, of no known template. */
    private static void event(Element statement, Element section, Context context) {
        switch (statement.name()) {
            case "observation" -> Observations.put(statement, category(section), context);
            case "procedure" -> Procedures.put(statement, context);
            case "substanceAdministration" -> Medications.put(statement, context);
            case "supply" -> Devices.put(statement, context);
            case "encounter" -> Encounters.put(statement, context);
            default -> {
                int before = context.stated().size();
                parts(statement, section, context);
                boolean said = context.stated().size() > before;
                if (!said
                        && statement.name().equals("act")
                        && statement.child("code").has("code")) {
                    Procedures.put(statement, context);
                }
            }
        }
    }

    /** What is to be, of whatever template. */
    private static void planned(Element statement, Element section, Context context) {
        switch (statement.name()) {
            case "substanceAdministration" -> Medications.put(statement, context);
            case "encounter" -> Encounters.put(statement, context);
            case "observation" -> {
                if (statement.attribute("moodCode").equals("GOL")) {
                    Goals.put(statement, context);
                } else {
                    Plans.put(statement, context);
                }
            }
            case "organizer" -> parts(statement, section, context);
            default -> {
                Plans.put(statement, context);
                parts(statement, section, context, "substanceAdministration", "encounter", "procedure", "observation");
            }
        }
    }

    private static void parts(Element statement, Element section, Context context) {
        for (Element part : statement.elements()) {
            if (part.name().equals("component") || part.name().equals("entryRelationship")) {
                put(part, section, context);
            }
        }
    }

    // Of a plan only what is planned with it: other parts say more about it, such as why.
    private static void parts(Element statement, Element section, Context context, String... kinds) {
        for (Element relationship : statement.children("entryRelationship")) {
            for (Element part : relationship.elements()) {
                boolean planned = !part.attribute("moodCode").isEmpty()
                        && !part.attribute("moodCode").equals("EVN");
                if (planned && List.of(kinds).contains(part.name())) {
                    statement(part, section, context);
                }
            }
        }
    }

    private static void problem(Element entry, Element section, Context context) {
        boolean concern = code(section).equals("75310-3");
        Problems.put(entry, concern ? Problems.HEALTH_CONCERN : Problems.PROBLEM_LIST, null, context);
    }

    private static void diagnosis(Element entry, Element section, Context context) {
        Problems.put(entry, Problems.DIAGNOSIS, null, context);
    }

    private static String category(Element section) {
        return CATEGORIES.getOrDefault(code(section), Observations.SURVEY);
    }

    @FunctionalInterface
    private interface Mapper {
        void put(Element entry, Element section, Context context);
    }
}
