package health.tributary.ingest.admit;

import health.tributary.contract.feed.Feed;
import health.tributary.fhir.FhirReader;
import health.tributary.fhir.IssueCode;
import health.tributary.fhir.JsonObject;
import health.tributary.fhir.Problem;
import health.tributary.fhir.ReadResult;
import health.tributary.fhir.Severity;
import health.tributary.fhir.bundle.FhirMessage;
import health.tributary.fhir.bundle.MessagePlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An endless text of FHIR resources, one a line (Bulk Data, section NDJSON), into messages. Lines that follow each other make a part
 * of at most {@value #MAX_PART_BYTES} bytes and {@value #MAX_PART_LINES} lines, or of a single line that is longer: its good lines
 * together are one message, a Bundle of type collection of the lines' own bytes; each bad one is a refused message by itself. A
 * resource that comes again with other content begins a new part; with the same, it has been said. Where a part ends depends on the
 * text alone, so the same text again makes the same messages, and what was taken of a text that broke off is known again. Not for use
 * by several threads.
 */
public final class FhirLines {
    /** The most bytes of one part, unless a single line has more. */
    public static final int MAX_PART_BYTES = 4 * 1024 * 1024;

    /** The most lines of one part: each may turn out to be a refused message. */
    public static final int MAX_PART_LINES = 5_000;

    private static final String ENTRY_PATH = "Bundle.entry[";
    private static final String NO_BUNDLE = "a line is one resource, no Bundle";
    private static final Problem TOO_LONG =
            Problem.error(IssueCode.TOO_LONG, "", "the line is longer than this door takes; it is not kept");
    private static final Problem NOT_PLAIN =
            new Problem(Severity.FATAL, IssueCode.INVALID, "", "this is no JSON object in UTF-8");

    /** A line that may be taken, and how often it came. */
    private static final class Good {
        private final long number;
        private final byte[] bytes;
        private final JsonObject resource;
        private int lines = 1;

        Good(long number, byte[] bytes, JsonObject resource) {
            this.number = number;
            this.bytes = bytes;
            this.resource = resource;
        }
    }

    private final AdmitFhir admit;
    private final Feed feed;
    private final boolean backfill;
    private final Optional<String> traceparent;
    private final List<Good> good = new ArrayList<>();
    private final List<FhirAdmission> refused = new ArrayList<>();
    private final Map<String, Good> byId = new HashMap<>();
    private LineNotes notes = new LineNotes();
    private int lines;
    private int refusedLines;
    private long bytes;
    private long heldBytes;

    /** The lines of one text that came through a feed's door. */
    public FhirLines(AdmitFhir admit, Feed feed, boolean backfill, Optional<String> traceparent) {
        this.admit = admit;
        this.feed = feed;
        this.backfill = backfill;
        this.traceparent = traceparent;
    }

    /**
     * Takes the next line.
     *
     * @param at when the door had it
     * @return the part before it, if that ends here
     */
    public Optional<FhirPart> add(LineReader.Line line, Instant at) {
        int size = line.bytes().length + CollectionBytes.BYTES_AN_ENTRY;
        boolean full = bytes + size > MAX_PART_BYTES || lines == MAX_PART_LINES;
        ReadResult read = read(line);
        Optional<Good> before = key(read).map(byId::get);
        boolean changed = before.isPresent() && !Arrays.equals(before.get().bytes, line.bytes());
        Optional<FhirPart> part = full || changed ? finish(at) : Optional.empty();
        bytes += size + (lines++ == 0 ? CollectionBytes.BYTES : 0);
        heldBytes += line.bytes().length;
        if (line.tooLong()) {
            refusedLines++;
            notes.name(line.number(), TOO_LONG);
        } else if (read instanceof ReadResult.Unreadable unreadable) {
            notes.name(line.number(), unreadable.problem());
            keep(line.bytes(), 1, unreadable.problem(), at);
        } else if (before.isPresent() && part.isEmpty()) {
            before.get().lines++;
        } else {
            check(line, ((ReadResult.Read) read).resource(), at);
        }
        return part;
    }

    private static Optional<String> key(ReadResult read) {
        return read instanceof ReadResult.Read it
                ? it.resource().text("id").map(id -> it.resource().resourceType() + '/' + id)
                : Optional.empty();
    }

    /** What is left at the end of the text. */
    public Optional<FhirPart> finish(Instant at) {
        if (lines == 0) {
            return Optional.empty();
        }
        MessagePlan plan = plan();
        Set<Integer> bad = bad(plan);
        if (!bad.isEmpty()) {
            List<Good> all = List.copyOf(good);
            good.clear();
            for (int i = 0; i < all.size(); i++) {
                if (bad.contains(i)) {
                    keep(all.get(i).bytes, all.get(i).lines, first(plan, i), at);
                } else {
                    good.add(all.get(i));
                }
            }
            plan = plan();
        }
        List<FhirAdmission> messages = new ArrayList<>(refused.size() + 1);
        if (!good.isEmpty()) {
            byte[] body =
                    CollectionBytes.of(good.stream().map(line -> line.bytes).toList());
            messages.add(admit.taken(arrival(body, at), feed, plan.onlyPatient(), List.of()));
        }
        messages.addAll(refused);
        int taken = good.stream().mapToInt(line -> line.lines).sum();
        FhirPart part = new FhirPart(messages, heldBytes, taken, refusedLines, notes.named(), notes.notNamed());
        clear();
        return Optional.of(part);
    }

    private void clear() {
        good.clear();
        refused.clear();
        notes = new LineNotes();
        byId.clear();
        lines = 0;
        refusedLines = 0;
        bytes = 0;
        heldBytes = 0;
    }

    private static ReadResult read(LineReader.Line line) {
        return line.tooLong() || !plain(line.bytes())
                ? new ReadResult.Unreadable(NOT_PLAIN)
                : FhirReader.read(line.bytes());
    }

    /** Whether the line can stand in a text in UTF-8 as it is: a reader would take other encodings of Unicode, too. */
    private static boolean plain(byte[] line) {
        int first = 0;
        while (first < line.length - 1 && (line[first] == ' ' || line[first] == '\t')) {
            first++;
        }
        boolean plain = line[first] == '{';
        for (byte each : line) {
            plain &= each != 0;
        }
        return plain;
    }

    private void check(LineReader.Line line, JsonObject resource, Instant at) {
        FhirMessage message = FhirMessage.of(resource);
        List<Problem> found = new ArrayList<>(message.problems());
        if (resource.resourceType().equals("Bundle")) {
            found.add(0, Problem.error(IssueCode.NOT_SUPPORTED, "Bundle", NO_BUNDLE));
        } else if (!message.refused()) {
            found.addAll(admit.validated(resource, resource.resourceType(), line.bytes().length, feed));
        }
        found.forEach(problem -> notes.name(line.number(), problem));
        Optional<Problem> why =
                found.stream().filter(problem -> problem.severity().refuses()).findFirst();
        if (why.isPresent()) {
            keep(line.bytes(), 1, why.get(), at);
            return;
        }
        Good taken = new Good(line.number(), line.bytes(), resource);
        good.add(taken);
        resource.text("id").ifPresent(id -> byId.put(resource.resourceType() + '/' + id, taken));
    }

    private MessagePlan plan() {
        return MessagePlan.of(
                FhirMessage.collection(good.stream().map(line -> line.resource).toList()), feed, admit.key());
    }

    /** Names what the plan finds, and tells which of the lines it does not take. */
    private Set<Integer> bad(MessagePlan plan) {
        Set<Integer> bad = new HashSet<>();
        for (Problem problem : plan.problems()) {
            int entry = entry(problem.expression());
            if (entry < 0) {
                continue;
            }
            Good line = good.get(entry);
            String below = problem.expression().substring(problem.expression().indexOf(']') + 1);
            String place = line.resource.resourceType()
                    + (below.startsWith(".resource") ? below.substring(".resource".length()) : below);
            notes.name(line.number, new Problem(problem.severity(), problem.code(), place, problem.rule()));
            if (problem.severity().refuses()) {
                bad.add(entry);
            }
        }
        return bad;
    }

    private static Problem first(MessagePlan plan, int entry) {
        return plan.problems().stream()
                .filter(problem -> problem.severity().refuses() && entry(problem.expression()) == entry)
                .findFirst()
                .orElseThrow();
    }

    private static int entry(String expression) {
        return expression.startsWith(ENTRY_PATH)
                ? Integer.parseInt(expression.substring(ENTRY_PATH.length(), expression.indexOf(']')))
                : -1;
    }

    private void keep(byte[] line, int times, Problem why, Instant at) {
        refusedLines += times;
        refused.add(admit.refused(arrival(line, at), feed, why, List.of(why)));
    }

    private Arrival arrival(byte[] body, Instant at) {
        return new Arrival(body, at, backfill, traceparent);
    }
}
