package health.tributary.normalizer.normalize.hl7v2.message.care;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.note.Notes;
import health.tributary.normalizer.normalize.hl7v2.message.patient.Patients;
import health.tributary.normalizer.normalize.hl7v2.message.result.OrderResults;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Encounters;
import health.tributary.normalizer.normalize.hl7v2.segment.VarAnnotations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Problems, goals and pathways (chapter 12): PPR, PGL, PPP, PPG, and the answers PRR, PPV, PTR, PPT. Each message says what changes, by
 * action codes (HL7 table 0287), and never that these are all: DE retracts, LI and UN make and end the link to the segment above, all
 * others state what the segment says. What hangs on what is told by the kind of message.
 */
public final class ProblemPlan {
    private final Context context;
    private final List<String> levels;
    private final Optional<EntryId> visit;
    /** The entries that the walk is within, the outermost first; those below the last segment's level have ended. */
    private final List<Listed> above = new ArrayList<>(3);

    private Listed last;
    private final List<Segment> notes = new ArrayList<>(0);

    private ProblemPlan(Context context, List<String> levels, Optional<EntryId> visit) {
        this.context = context;
        this.levels = levels;
        this.visit = visit;
    }

    /** PPR PC1 to PC3, PRR PC5: problems, with goals and pathways for them. */
    public static void problems(String event, Context context) {
        map(event, List.of("PRB", "GOL PTH"), context);
    }

    /** PGL PC6 to PC8, PPV PCA: goals, with problems and pathways. */
    public static void goals(String event, Context context) {
        map(event, List.of("GOL", "PRB PTH"), context);
    }

    /** PPP PCB to PCD, PTR PCF: pathways, with problems, with goals. */
    public static void pathways(String event, Context context) {
        map(event, List.of("PTH", "PRB", "GOL"), context);
    }

    /** PPG PCG, PCH, PCJ, PPT PCL: pathways, with goals, with problems. */
    public static void pathwaysOfGoals(String event, Context context) {
        map(event, List.of("PTH", "GOL", "PRB"), context);
    }

    private static void map(String event, List<String> levels, Context context) {
        Patients.put(context);
        Optional<EntryId> visit = Encounters.put(event, context).map(EntryDraft::entry);
        ProblemPlan plan = new ProblemPlan(context, levels, visit);
        for (Segment segment : context.segments().all()) {
            plan.read(segment);
        }
        plan.endNotes();
        OrderResults.put(visit.orElse(null), context);
    }

    private void read(Segment segment) {
        switch (segment.name()) {
            case "PRB", "GOL", "PTH" -> {
                endNotes();
                listed(segment);
            }
            case "NTE" -> {
                if (last != null) {
                    notes.add(segment);
                }
            }
            case "VAR" -> variance(segment);
            case "OBX", "ORC", "OBR", "ROL", "PRT", "RXO" -> {
                // What follows is of a result, an order or a role; later variances and comments are theirs.
                endNotes();
                last = null;
            }
            default -> {
                // Other segments say nothing of problems.
            }
        }
    }

    private void listed(Segment segment) {
        int level = level(segment.name());
        while (!above.isEmpty() && level(above.get(above.size() - 1).segment().name()) >= level) {
            above.remove(above.size() - 1);
        }
        Listed one = Listed.of(segment, visit, context);
        last = one == null || one.deleted() ? null : one;
        if (one != null) {
            for (Listed parent : above) {
                ProblemLinks.link(parent, one);
            }
            above.add(one);
        }
    }

    private int level(String name) {
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).contains(name)) {
                return i;
            }
        }
        throw new IllegalStateException("every kind has each of the three segments at one level");
    }

    private void variance(Segment variance) {
        if (last != null) {
            VarAnnotations.item(variance, context, context.json());
            String json = context.json().take();
            if (json != null) {
                String place = variance.location().toString();
                last.draft().put(new Slot(key(variance, place), 0, json, place + "-6", VarAnnotations.RULE));
            }
        }
    }

    // By the variance's own number, so that another message's variance stands beside it.
    private static String key(Segment variance, String place) {
        String number = variance.text(1, 1).trim();
        return "note#VAR/" + (number.isEmpty() ? place : number);
    }

    private void endNotes() {
        if (last != null) {
            Notes.put(notes, last.draft(), context);
        }
        notes.clear();
    }
}
