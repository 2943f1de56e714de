package health.tributary.normalizer.normalize.ccda;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.type.Cd;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Race and ethnic group to US Core's extensions: categories, details, and the text that they demand. */
final class Races {
    private static final String CDC = "2.16.840.1.113883.6.238";
    private static final String US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-";
    private static final Set<String> OMB_RACES = Set.of("1002-5", "2028-9", "2054-5", "2076-8", "2106-3");
    private static final Set<String> OMB_ETHNICITIES = Set.of("2135-2", "2186-5");

    private Races() {}

    static void race(Element patient, Context context, JsonWriter out) {
        write("race", codes(patient, "raceCode"), OMB_RACES, context, out);
    }

    static void ethnicity(Element patient, Context context, JsonWriter out) {
        write("ethnicity", codes(patient, "ethnicGroupCode"), OMB_ETHNICITIES, context, out);
    }

    private static List<Element> codes(Element patient, String name) {
        List<Element> codes = new ArrayList<>(patient.children(name));
        codes.addAll(patient.children("sdtc:" + name));
        return codes;
    }

    private static void write(
            String name, List<Element> codes, Set<String> categories, Context context, JsonWriter out) {
        StringBuilder text = new StringBuilder();
        out.item().list("extension");
        for (Element code : codes) {
            if (code.attribute("codeSystem").equals(CDC) && code.has("code")) {
                String kind = categories.contains(code.attribute("code")) ? "ombCategory" : "detailed";
                out.item().plain("url", kind).object("valueCoding");
                Cd.members(code, context, out);
                out.close().close();
                String shown = Cd.display(code, context);
                text.append(text.length() == 0 ? "" : ", ").append(shown.isEmpty() ? code.attribute("code") : shown);
            }
        }
        out.item().plain("url", "text");
        int before = out.length();
        out.text("valueString", text.toString());
        boolean said = out.length() > before;
        out.close().close();
        if (said) {
            out.plain("url", US_CORE + name);
            out.close();
        } else {
            out.reset();
        }
    }
}
