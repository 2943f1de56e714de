package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import health.tributary.normalizer.normalize.hl7v2.type.Pl;
import health.tributary.normalizer.normalize.hl7v2.type.Span;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.ScheduleMaps;
import java.util.List;

/**
 * AIP[Appointment], AIL[Appointment], AIG[Appointment]: who, where and what an appointment takes up. The three differ in the
 * numbers of their fields and in what field 3 names.
 */
public final class AppointmentResource {
    private static final Fields PERSONNEL = new Fields("AIP", Xcn::reference, 4, 6, 12);
    private static final Fields LOCATION = new Fields("AIL", Pl::reference, 0, 6, 12);
    private static final Fields GENERAL = new Fields("AIG", AppointmentResource::thing, 4, 8, 14);

    /**
     * @param actor what field 3 names
     * @param type the field of the resource's type; 0 where the tables do not map it
     * @param start the field of the start; its offset, that one's units, the duration and its units follow
     * @param status the field of the filler's status
     */
    private record Fields(String segment, Members actor, int type, int start, int status) {
        String rule() {
            return segment + "[Appointment]";
        }
    }

    private AppointmentResource() {}

    /** The mapping rule of a segment. */
    public static String rule(Segment resource) {
        return fields(resource).rule();
    }

    /**
     * Writes the participants as items: one for each that field 3 names, else one of the type alone.
     *
     * @param appointmentStart what offsets count from
     * @param otherwise the participants' status where the segment has none
     */
    public static void items(
            Segment resource, Composite appointmentStart, String otherwise, Context context, JsonWriter out) {
        Fields fields = fields(resource);
        List<Repetition> named = resource.field(3).repetitions();
        String status = status(fields, resource, otherwise, context);
        if (named.isEmpty()) {
            item(fields, resource, null, appointmentStart, status, context, out);
        }
        for (Repetition each : named) {
            item(fields, resource, Composite.of(each), appointmentStart, status, context, out);
        }
    }

    private static String status(Fields fields, Segment resource, String otherwise, Context context) {
        Composite value = Composite.of(resource.field(fields.status));
        if (!value.isPresent()) {
            return otherwise;
        }
        Concept said = AppointmentStatus.mapped(value, ScheduleMaps.PARTICIPATION);
        if (said == null) {
            context.warn(resource.location() + "-" + fields.status, "no code of HL7 table 0278 that is mapped");
        }
        return said == null ? otherwise : said.code();
    }

    private static void item(
            Fields fields,
            Segment resource,
            Composite who,
            Composite appointmentStart,
            String status,
            Context context,
            JsonWriter out) {
        out.item();
        if (fields.type > 0) {
            out.list("type").item();
            Cwe.concept(Composite.of(resource.field(fields.type)), context, out);
            out.close().close();
        }
        if (who != null) {
            out.object("actor");
            fields.actor.write(who, context, out);
            out.close();
        }
        if (!out.untouched()) {
            out.plain("status", status);
            out.object("period");
            period(fields, resource, appointmentStart, context, out);
            out.close();
        }
        out.close();
    }

    private static void period(
            Fields fields, Segment resource, Composite appointmentStart, Context context, JsonWriter out) {
        Composite start = Composite.of(resource.field(fields.start));
        Integer minutes = minutes(resource, fields.start + 3, 0, context);
        if (start.isPresent()) {
            Dtm.dateTime("start", start, context, out);
            if (minutes != null) {
                Dtm.shifted("end", start, minutes, context, out);
            }
            return;
        }
        Integer offset = minutes(resource, fields.start + 1, Integer.MIN_VALUE, context);
        if (offset != null && appointmentStart != null) {
            boolean known = Dtm.shifted("start", appointmentStart, offset, context, out);
            if (known && minutes != null) {
                Dtm.shifted("end", appointmentStart, offset + minutes, context, out);
            }
        }
    }

    private static Integer minutes(Segment resource, int field, int least, Context context) {
        if (!resource.field(field).isPresent()) {
            return null;
        }
        Integer minutes = Span.minutes(Composite.of(resource.field(field)), Composite.of(resource.field(field + 1)));
        if (minutes == null || minutes < least) {
            context.warn(resource.location() + "-" + field, "no whole number of minutes; left out");
            return null;
        }
        return minutes;
    }

    /** CWE[Identifier]: a room or a device by its number; of which kind it is, only the sender knows. */
    private static void thing(Composite value, Context context, JsonWriter out) {
        out.object("identifier");
        Cwe.identifier(value, context, out);
        out.close();
        out.text("display", Cwe.text(value));
    }

    private static Fields fields(Segment resource) {
        return switch (resource.name()) {
            case "AIP" -> PERSONNEL;
            case "AIL" -> LOCATION;
            default -> GENERAL;
        };
    }
}
