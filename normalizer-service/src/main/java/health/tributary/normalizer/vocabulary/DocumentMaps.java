package health.tributary.normalizer.vocabulary;

/** The concept maps of documents, by what they fill. */
public final class DocumentMaps {
    public static final ConceptMap COMPLETION = ConceptMap.load("0271-document-completion");
    public static final ConceptMap CONFIDENTIALITY = ConceptMap.load("0272-document-confidentiality");
    public static final ConceptMap AVAILABILITY = ConceptMap.load("0273-document-availability");

    private DocumentMaps() {}
}
