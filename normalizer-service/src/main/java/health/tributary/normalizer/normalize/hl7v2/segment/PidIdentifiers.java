package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.LinkId;
import health.tributary.contract.feed.Authority;
import health.tributary.contract.feed.RawIdentifier;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Field;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.Identifiers;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import health.tributary.normalizer.vocabulary.LocalUri;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * PID-3: the patient's identifiers, in one slot for each namespace ({@code identifier#PID-3/region}), and beside it the links that
 * they make ({@code ~link#PID-3/region}).
 *
 * <p>A namespace that a message does not name stays as it was: a hospital that leaves out the region's number in an update does not
 * say that the patient lost it. A namespace that is named again replaces what it had. {@code ""} in CX-1 clears its
 * authority's namespace; {@code ""} as the whole field clears all that the feed's configuration knows.
 */
public final class PidIdentifiers {
    private static final int FIELD = 3;
    private static final String IDENTIFIER = "identifier#PID-3/";
    private static final String LINK = "~link#PID-3/";

    private PidIdentifiers() {}

    /** States the slots of the namespaces that PID-3 names. */
    public static void fill(Segment pid, EntryDraft patient, Context context) {
        Field field = pid.field(FIELD);
        if (field.isEmpty()) {
            return;
        }
        Map<String, Named> named = new LinkedHashMap<>();
        if (field.isNull()) {
            for (Authority authority : context.feed().authorities()) {
                named.computeIfAbsent(authority.namespace(), any -> new Named(true));
            }
        }
        for (Repetition each : field.repetitions()) {
            Composite value = Composite.of(each);
            RawIdentifier identifier = Cx.raw(value);
            RawIdentifier said = identifier == null ? Cx.deleted(value) : identifier;
            if (said != null) {
                Named those = named.computeIfAbsent(
                        context.namespace(said),
                        any -> new Named(context.feed().authority(said).isPresent()));
                if (identifier != null) {
                    those.add(value, identifier);
                }
            }
        }
        String source = context.patientPlace();
        named.forEach((namespace, identifiers) -> put(namespace, identifiers, source, patient, context));
    }

    /** A47: numbers of MRG-1 whose namespaces PID-3 does not name are no longer the patient's. */
    public static void retire(Segment pid, Segment mrg, EntryDraft patient, Context context) {
        Set<String> kept = new HashSet<>();
        for (RawIdentifier identifier : Identifiers.of(pid, FIELD)) {
            kept.add(context.namespace(identifier));
        }
        for (RawIdentifier identifier : Identifiers.of(mrg, 1)) {
            String namespace = context.namespace(identifier);
            if (kept.add(namespace)) {
                boolean configured = context.feed().authority(identifier).isPresent();
                put(namespace, new Named(configured), mrg.location() + "-1", patient, context);
            }
        }
    }

    // Links are said of every configured authority, also as none: one that may not link any longer ends them.
    private static void put(String namespace, Named named, String source, EntryDraft patient, Context context) {
        String escaped = LocalUri.encoded(namespace);
        String rule = PidPatient.MAP.rule();
        patient.put(new Slot(IDENTIFIER + escaped, 0, items(named, context), source, rule));
        if (named.configured) {
            patient.put(new Slot(LINK + escaped, 0, links(context.links(named.identifiers)), source, rule));
        }
    }

    private static String items(Named named, Context context) {
        JsonWriter out = context.json();
        for (int i = 0; i < named.values.size(); i++) {
            out.item();
            Cx.identifier(named.identifiers.get(i), named.values.get(i), context, out);
            out.close();
        }
        return out.take();
    }

    private static String links(List<LinkId> links) {
        StringBuilder json = new StringBuilder(links.size() * 36);
        for (LinkId link : links) {
            json.append(json.length() == 0 ? "\"" : ",\"").append(link.value()).append('"');
        }
        return json.length() == 0 ? null : json.toString();
    }

    /** What a field says of one namespace; nothing but its name where it clears it. */
    private static final class Named {
        private final boolean configured;
        private final List<Composite> values = new ArrayList<>(1);
        private final List<RawIdentifier> identifiers = new ArrayList<>(1);
        private final Set<String> said = new HashSet<>(2);

        Named(boolean configured) {
            this.configured = configured;
        }

        void add(Composite value, RawIdentifier identifier) {
            if (said.add(value.raw())) {
                values.add(value);
                identifiers.add(identifier);
            }
        }
    }
}
