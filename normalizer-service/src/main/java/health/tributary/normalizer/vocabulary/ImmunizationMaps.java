package health.tributary.normalizer.vocabulary;

import java.util.Map;

/** The concept maps of immunizations, by what they fill. */
public final class ImmunizationMaps {
    /** Codes that the official map only repeats are left as they are sent. */
    public static final ConceptMap ROUTE = ConceptMap.load("0162-vaccination-route");

    /** The codes of HL7 table 0162 that mean what the NCI Thesaurus's do. */
    private static final Map<String, String> OF_NCIT = Map.of(
            "C38238", "ID",
            "C28161", "IM",
            "C38276", "IV",
            "C38288", "PO",
            "C38299", "SC",
            "C38305", "TD");

    /** Codes of how an administration ended, by themselves and by the words that some senders write for them. */
    public static final ConceptMap COMPLETION = ConceptMap.load("0322-completion");

    public static final ConceptMap STATUS = ConceptMap.load("0322-immunization-status");

    private ImmunizationMaps() {}

    /**
     * The route of a code of the NCI Thesaurus (CDC, Implementation Guide for Immunization Messaging 1.5, RXR-1), by {@link #ROUTE}; null of
     * those that have none there.
     */
    public static Concept ncitRoute(String code) {
        String ofTable = OF_NCIT.get(code);
        return ofTable == null ? null : ROUTE.get(ofTable);
    }
}
