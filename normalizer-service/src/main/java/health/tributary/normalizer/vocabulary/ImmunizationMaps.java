package health.tributary.normalizer.vocabulary;

/** The concept maps of immunizations, by what they fill. */
public final class ImmunizationMaps {
    /** Codes that the official map only repeats are left as they are sent. */
    public static final ConceptMap ROUTE = ConceptMap.load("0162-vaccination-route");

    public static final ConceptMap STATUS = ConceptMap.load("0322-immunization-status");

    private ImmunizationMaps() {}
}
