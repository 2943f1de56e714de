package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.vocabulary.CodeSystems;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.ConceptMap;
import health.tributary.normalizer.vocabulary.LocalUri;
import java.util.Locale;

/**
 * CWE, CNE, CE, IS: a coded value with its text. What a concept map translates comes first, what was sent follows: nothing of
 * the original is lost.
 */
public final class Cwe {
    private Cwe() {}

    /** CWE[CodeableConcept] without a concept map. */
    public static void concept(Composite value, Context context, JsonWriter out) {
        write(value, null, null, "", context, out);
    }

    /** CWE[CodeableConcept] of a field whose codes are those of an HL7 table, four digits, where the sender names no other system. */
    public static Members ofTable(String table) {
        return (value, context, out) -> write(value, null, table, "", context, out);
    }

    /** CWE[CodeableConcept] with a concept map. */
    public static Members concept(ConceptMap map) {
        return Translating.by(map, (value, context, out) -> write(value, map, map.table(), "", context, out));
    }

    /** CWE[CodeableConcept] with a text from another field, for senders that describe a code there. */
    public static void described(Composite value, String describedAs, Context context, JsonWriter out) {
        write(value, null, null, describedAs, context, out);
    }

    /** CWE[Coding], all of them: the items of a list of codings, for concepts that two fields code. */
    public static void codings(Composite value, Context context, JsonWriter out) {
        items(value, 1, 7, 14, null, null, context, out);
        items(value, 4, 8, 17, null, null, context, out);
        items(value, 10, 13, 20, null, null, context, out);
    }

    /** CWE[Identifier]: the code as a number in its coding system. */
    public static void identifier(Composite value, Context context, JsonWriter out) {
        String code = value.text(1).trim();
        if (!code.isEmpty()) {
            String system = system(value, 1, 14, context);
            if (system != null) {
                out.text("system", system);
            }
            out.text("value", code);
        }
    }

    /** CWE[code] by a concept map, always with what was sent as an extension: for maps that lose a distinction. */
    public static Datum codeWithOriginal(ConceptMap map) {
        return Translating.by(map, (name, value, context, out) -> {
            Concept mapped = mapped(value, map, context);
            if (mapped != null) {
                out.plain(name, mapped.code());
                original(name, value, map, context, out);
            } else {
                unmapped(value, map, context);
            }
        });
    }

    /** CWE[Coding] with a concept map: what it translates to, else the first coding as it was sent. */
    public static Members coding(ConceptMap map) {
        return Translating.by(map, (value, context, out) -> {
            Concept mapped = mapped(value, map, context);
            if (mapped != null) {
                out.raw(mapped.coding());
            } else {
                coding(value, map.table(), context, out);
            }
        });
    }

    /** CWE[Coding] of a field whose codes are those of an HL7 table, four digits, where the sender names no other system. */
    public static Members codingOfTable(String table) {
        return (value, context, out) -> coding(value, table, context, out);
    }

    /** CWE[Coding]: the first coding alone, as it was sent. */
    public static void coding(Composite value, Context context, JsonWriter out) {
        coding(value, null, context, out);
    }

    private static void coding(Composite value, String table, Context context, JsonWriter out) {
        boolean first = value.has(1);
        int part = first ? 1 : 4;
        String code = value.text(part).trim();
        String named = system(value, part, first ? 14 : 17, context);
        boolean ofTable = named == null && table != null && !code.isEmpty();
        String system = ofTable ? originalSystem(table, code, context) : named;
        members(system, value.text(first ? 7 : 8), code, value.text(part + 1), out);
    }

    /**
     * CWE[code] by a concept map, for elements whose value set is required. What the map does not know is left out with a
     * warning: an element without its code is not valid, and the message is kept whole anyway.
     */
    public static Datum code(ConceptMap map) {
        return Translating.by(map, (name, value, context, out) -> {
            Concept mapped = mapped(value, map, context);
            if (mapped != null) {
                out.plain(name, mapped.code());
            } else {
                unmapped(value, map, context);
            }
        });
    }

    /** CWE[code] by a concept map, with a code for what the map does not know, beside which the original is kept. */
    public static Datum code(ConceptMap map, String otherwise) {
        return Translating.by(map, (name, value, context, out) -> {
            Concept mapped = mapped(value, map, context);
            if (mapped != null) {
                out.plain(name, mapped.code());
            } else if (unmapped(value, map, context)) {
                out.plain(name, otherwise);
                original(name, value, map, context, out);
            }
        });
    }

    /** What a code means by a map, from CWE.1 or, where that is empty, CWE.4; null if the map does not know it. */
    public static Concept mapped(Composite value, ConceptMap map) {
        int part = value.has(1) ? 1 : 4;
        return map.applies(value.text(part + 2).trim())
                ? map.get(value.text(part).trim())
                : null;
    }

    /** CWE[string]: the text, else the code. */
    public static String text(Composite value) {
        return value.has(2) ? value.text(2) : value.has(9) ? value.text(9) : value.text(1);
    }

    /** CWE[string] as a member. */
    public static void string(String name, Composite value, Context context, JsonWriter out) {
        out.text(name, text(value));
    }

    /**
     * What makes two coded values the same thing: system and code, else the text without case; null if there is neither.
     */
    public static String key(Composite value, Context context) {
        int part = value.has(1) ? 1 : 4;
        String code = value.text(part).trim();
        if (!code.isEmpty()) {
            String system = system(value, part, part == 1 ? 14 : 17, context);
            return (system == null ? "" : system) + '|' + code;
        }
        String text = text(value).strip();
        return text.isEmpty() ? null : "text|" + text.toUpperCase(Locale.ROOT);
    }

    private static void write(
            Composite value, ConceptMap map, String table, String describedAs, Context context, JsonWriter out) {
        out.list("coding");
        items(value, 1, 7, 14, map, table, context, out);
        items(value, 4, 8, 17, map, table, context, out);
        if (value.has(10)) {
            items(value, 10, 13, 20, map, table, context, out);
        }
        out.close();
        String text = value.text(9);
        if (text.isBlank()) {
            text = describedAs.isBlank() && !value.has(1) && !value.has(4) ? value.text(2) : describedAs;
        }
        out.text("text", text);
    }

    /**
     * One coding, with what is made of it before it.
     *
     * @param table the HL7 table whose codes those without a system are, or null
     */
    private static void items(
            Composite value,
            int part,
            int version,
            int oid,
            ConceptMap map,
            String table,
            Context context,
            JsonWriter out) {
        String code = value.text(part).trim();
        if (code.isEmpty()) {
            return;
        }
        String named = system(value, part, oid, context);
        String system = named == null && table != null ? originalSystem(table, code, context) : named;
        boolean applies = map != null && map.applies(value.text(part + 2).trim());
        Concept mapped = applies ? map.get(code) : null;
        if (mapped == null && applies) {
            mapped = Translations.inTable(value, part, map, context);
        }
        if (mapped != null) {
            out.item().raw(mapped.coding()).close();
        }
        Translations.items(value, part, system, context, out);
        if (mapped != null && mapped.system().equals(system) && mapped.code().equals(code)) {
            return;
        }
        out.item();
        members(system, value.text(version), code, value.text(part + 1), out);
        out.close();
    }

    private static Concept mapped(Composite value, ConceptMap map, Context context) {
        Concept mapped = mapped(value, map);
        return mapped != null ? mapped : Translations.inTable(value, value.has(1) ? 1 : 4, map, context);
    }

    static void members(String system, String version, String code, String display, JsonWriter out) {
        if (system != null) {
            out.text("system", system).text("version", version);
        }
        out.code("code", code).text("display", display);
    }

    /** The system of a code of an HL7 table: HL7's own where it defines the code there, else the feed's. */
    static String originalSystem(String table, String code, Context context) {
        return CodeSystems.defines(table, code) ? CodeSystems.tableUri(table) : context.localCodeSystem("HL7" + table);
    }

    /** The URI of the coding system of a part: by name, by OID, else the feed's own; null where none is named. */
    static String system(Composite value, int part, int oidPart, Context context) {
        String name = value.text(part + 2).trim();
        if (!name.isEmpty()) {
            String table = CodeSystems.table(name);
            if (table != null) {
                return CodeSystems.defines(table, value.text(part).trim())
                        ? CodeSystems.tableUri(table)
                        : context.localCodeSystem(name);
            }
            String known = CodeSystems.uri(name);
            if (known != null) {
                return known;
            }
        }
        String oid = value.text(oidPart).trim();
        if (LocalUri.isOid(oid)) {
            return "urn:oid:" + oid;
        }
        return name.isEmpty() ? null : context.localCodeSystem(name);
    }

    /** Whether a value is there that a map does not know; then it is warned of. */
    private static boolean unmapped(Composite value, ConceptMap map, Context context) {
        boolean there = !text(value).isBlank() || !value.text(4).isBlank();
        if (there) {
            context.warn(value.place(), "no code of HL7 table " + map.table() + " that is mapped");
        }
        return there;
    }

    private static void original(String name, Composite value, ConceptMap map, Context context, JsonWriter out) {
        out.object('_' + name).list("extension").item().plain("url", Extensions.ALTERNATE_CODES);
        out.object("valueCodeableConcept");
        if (!value.has(3) && !value.has(4) && !value.has(14) && value.has(1)) {
            String code = value.text(1).trim();
            out.list("coding").item();
            members(originalSystem(map.table(), code, context), value.text(7), code, value.text(2), out);
            out.close().close().text("text", value.text(9));
        } else {
            write(value, null, null, "", context, out);
        }
        out.close().close().close().close();
    }
}
