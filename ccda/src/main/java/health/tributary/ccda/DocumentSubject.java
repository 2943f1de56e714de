package health.tributary.ccda;

import health.tributary.contract.IdKey;
import health.tributary.contract.Reason;
import health.tributary.contract.SubjectId;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.RawIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whom a document is about, by the feed's subject rule over {@code recordTarget/patientRole/id}.
 *
 * @param subject the patient; empty with a problem
 * @param problem why there is none
 */
public record DocumentSubject(Optional<SubjectId> subject, Optional<Problem> problem) {
    /** What CDA's {@code patientRole/id} says of itself: "an identifier for the patient" (CDA R2, section 4.2.2.11). */
    private static final String PATIENT_NUMBER = "PI";

    public DocumentSubject {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(problem);
    }

    /** The subject of a document. */
    public static DocumentSubject of(CdaDocument document, Feed feed, IdKey key) {
        List<Element> targets = document.root().children("recordTarget");
        if (targets.isEmpty()) {
            return none(Reason.REQUIRED_MISSING, "recordTarget", "a document names its patient");
        }
        if (targets.size() > 1) {
            return none(Reason.AMBIGUOUS_SUBJECT, "recordTarget[2]", "a document of several patients is not taken");
        }
        List<RawIdentifier> naming = feed.naming(identifiers(document), "");
        if (naming.size() == 1) {
            return new DocumentSubject(Optional.of(feed.subject(naming.get(0), "", key)), Optional.empty());
        }
        return naming.isEmpty()
                ? none(
                        Reason.NO_SUBJECT,
                        "recordTarget/patientRole/id",
                        "no identifier names the patient by the feed's subject rule")
                : none(
                        Reason.AMBIGUOUS_SUBJECT,
                        "recordTarget/patientRole/id",
                        "several identifiers name the patient by the feed's subject rule");
    }

    /** The patient's identifiers, but for those that are null. */
    public static List<RawIdentifier> identifiers(CdaDocument document) {
        List<RawIdentifier> identifiers = new ArrayList<>();
        for (Element id : document.root().at("recordTarget", "patientRole").children("id")) {
            identifier(id, type(id.attribute("root"))).ifPresent(identifiers::add);
        }
        return identifiers;
    }

    /**
     * An instance identifier (II): the root is its authority, and so is the name that the sender gives to it; a root alone is
     * a number of its own. Empty if it is null.
     */
    public static Optional<RawIdentifier> identifier(Element id, String type) {
        String root = id.attribute("root");
        String extension = id.attribute("extension");
        if (extension.isEmpty() && (root.isEmpty() || id.has("nullFlavor"))) {
            return Optional.empty();
        }
        if (extension.isEmpty()) {
            return Optional.of(new RawIdentifier(root, List.of("urn:ietf:rfc:3986"), type, id.path()));
        }
        List<String> authorities = new ArrayList<>(2);
        for (String spelling : List.of(root, id.attribute("assigningAuthorityName"))) {
            if (!spelling.isEmpty()) {
                authorities.add(spelling);
            }
        }
        return Optional.of(new RawIdentifier(extension, authorities, type, id.path()));
    }

    /** CDA has no types of identifiers: numbers that nations give are told by their roots, so that they name nobody by themselves. */
    private static String type(String root) {
        return switch (root) {
            case "2.16.840.1.113883.4.1" -> "SS";
            case "2.16.840.1.113883.4.572", "2.16.840.1.113883.4.927" -> "MC";
            default ->
                root.startsWith("2.16.840.1.113883.4.3.")
                        ? "DL"
                        : root.startsWith("2.16.840.1.113883.4.330.") ? "PPN" : PATIENT_NUMBER;
        };
    }

    private static DocumentSubject none(Reason reason, String place, String rule) {
        return new DocumentSubject(Optional.empty(), Optional.of(new Problem(reason, place, rule)));
    }
}
