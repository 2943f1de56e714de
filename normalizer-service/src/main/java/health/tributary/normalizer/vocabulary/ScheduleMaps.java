package health.tributary.normalizer.vocabulary;

/** The concept maps of appointments, by what they fill. HL7 tables 0276 to 0278 are user-defined: sites' usual spellings are there too. */
public final class ScheduleMaps {
    public static final ConceptMap REASON = ConceptMap.load("0276-appointment-reason");
    public static final ConceptMap TYPE = ConceptMap.load("0277-appointment-type");
    public static final ConceptMap STATUS = ConceptMap.load("0278-appointment-status");
    public static final ConceptMap PARTICIPATION = ConceptMap.load("0278-participation-status");

    private ScheduleMaps() {}
}
