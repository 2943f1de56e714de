package health.tributary.normalizer.vocabulary;

/** The concept maps of prescriptions, by what they fill. Those of a status are this project's own; see mapping-pharmacy.md. */
public final class PharmacyMaps {
    public static final ConceptMap ORDER_STATUS = ConceptMap.load("0038-prescription-status");
    public static final ConceptMap ORDER_CONTROL = ConceptMap.load("0119-prescription-control");
    public static final ConceptMap ALLOW_SUBSTITUTION = ConceptMap.load("0161-allow-substitution");
    public static final ConceptMap ROUTE = ConceptMap.load("0162-route");
    public static final ConceptMap BODY_SITE = ConceptMap.load("0163-body-site");
    public static final ConceptMap ADMINISTRATION_METHOD = ConceptMap.load("0165-administration-method");
    public static final ConceptMap SUBSTITUTION_STATUS = ConceptMap.load("0167-substitution-status");
    public static final ConceptMap ADMINISTRATION_STATUS = ConceptMap.load("0322-administration-status");
    public static final ConceptMap ORDER_CATEGORY = ConceptMap.load("0482-order-category");

    private PharmacyMaps() {}
}
