package health.tributary.normalizer.normalize.ccda.entry;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.type.Cd;
import java.util.ArrayList;
import java.util.List;

/** The templates that stand within entries, and what they are known by where a sender leaves the template out. */
final class Templates {
    private static final String CCDA = "2.16.840.1.113883.10.20.22.4.";

    private Templates() {}

    /** The root of a template of C-CDA by its last arc. */
    static String root(String arc) {
        return CCDA + arc;
    }

    /** Whether an entry claims a template of C-CDA. */
    static boolean is(Element entry, String arc) {
        return entry.hasTemplate(CCDA + arc);
    }

    /** The entries of a kind that stand in an entry's relationships. */
    static List<Element> related(Element entry, String kind) {
        List<Element> found = new ArrayList<>();
        for (Element relationship : entry.children("entryRelationship")) {
            found.addAll(relationship.children(kind));
        }
        return found;
    }

    /** The entries of a kind in an entry's relationships that claim a template. */
    static List<Element> related(Element entry, String kind, String arc) {
        return related(entry, kind).stream().filter(each -> is(each, arc)).toList();
    }

    /** The first observation in an entry's relationships that claims a template, or has a code. */
    static Element observation(Element entry, String arc, String code) {
        for (Element each : related(entry, "observation")) {
            if (is(each, arc) || each.child("code").attribute("code").equals(code)) {
                return each;
            }
        }
        return Element.NONE;
    }

    /** Comments (Comment Activity): what is a note in FHIR. */
    static List<Element> comments(Element entry) {
        return related(entry, "act").stream()
                .filter(act -> is(act, "64") || Cd.is(act.child("code"), Cd.LOINC, "48767-8"))
                .map(act -> act.child("text"))
                .filter(Element::isPresent)
                .toList();
    }

    /** Why something was done or given (Indication): values that say so. */
    static List<Element> indications(Element entry) {
        List<Element> found = new ArrayList<>();
        for (Element relationship : entry.children("entryRelationship")) {
            for (Element observation : relationship.children("observation")) {
                boolean reason = relationship.attribute("typeCode").equals("RSON");
                if ((reason || is(observation, "19")) && Cd.says(observation.child("value"))) {
                    found.add(observation.child("value"));
                }
            }
        }
        return found;
    }

    /** The first author; of an entry without one, that of the entry it stands in. */
    static Element author(Element entry) {
        for (Element here = entry; here.isPresent() && !here.name().equals("section"); here = here.parent()) {
            Element author = here.child("author");
            if (author.isPresent()) {
                return author;
            }
        }
        return Element.NONE;
    }

    /** Whether an entry says that it was not so, or was not done. */
    static boolean negated(Element entry) {
        return entry.attribute("negationInd").equals("true")
                || entry.attribute("negationInd").equals("1");
    }
}
