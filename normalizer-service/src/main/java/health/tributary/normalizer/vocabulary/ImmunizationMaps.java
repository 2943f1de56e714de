package health.tributary.normalizer.vocabulary;

/** The concept maps of immunizations, by what they fill. */
public final class ImmunizationMaps {
    /** Codes that the official map only repeats are left as they are sent. */
    public static final ConceptMap ROUTE = ConceptMap.load("0162-vaccination-route");

    /** Codes of how an administration ended, by themselves and by the words that some senders write for them. */
    public static final ConceptMap COMPLETION = ConceptMap.load("0322-completion");

    public static final ConceptMap STATUS = ConceptMap.load("0322-immunization-status");

    private ImmunizationMaps() {}
}
