package health.tributary.normalizer.normalize.ccda.entry;

import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.all;
import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.at;

import health.tributary.ccda.Element;
import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.ccda.type.Cd;
import health.tributary.normalizer.normalize.ccda.type.Ii;
import health.tributary.normalizer.normalize.ccda.type.People;
import health.tributary.normalizer.normalize.ccda.type.Ts;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import java.util.ArrayList;
import java.util.List;

/** Result Organizer to DiagnosticReport, and the results in it to Observation. */
final class Results {
    private static final String TYPE = "DiagnosticReport";
    private static final String CATEGORY =
            "{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v2-0074\",\"code\":\"LAB\"}]}";
    private static final EntryMap MAP = EntryMap.of("ResultOrganizer", TYPE)
            .list("identifier", "id", all("id"), Ii::identifier)
            .object("code", at("code"), Cd::required)
            .row("effective[x]", Results::time, (time, context, out) -> Ts.choice("effective", time, context, out))
            .datum("issued", entry -> Templates.author(entry).child("time"), Ts::instant)
            .list("performer", "performer", Results::performers, People::assigned);

    private Results() {}

    /** States a battery of results, or one that stands by itself. */
    static void put(Element entry, Context context) {
        if (entry.name().equals("observation")) {
            Observations.put(entry, Observations.LABORATORY, context);
            return;
        }
        List<EntryId> results = new ArrayList<>();
        for (Element component : entry.children("component")) {
            for (Element observation : component.children("observation")) {
                results.add(Observations.put(observation, Observations.LABORATORY, context));
            }
        }
        EntryDraft report = context.assertion(TYPE, context.keys().of(entry));
        MAP.fill(entry, report, context);
        if (!entry.child("code").isPresent()) {
            context.json().object("code");
            Cd.required(entry.child("code"), context, context.json());
            context.json().close();
            MAP.put("code", entry, report, context);
        }
        String status = Statuses.of(entry, Statuses.REPORT, "unknown");
        int rank = status.equals("partial") ? 0 : Observations.rank(status);
        report.put(new Slot("status", rank, "\"status\":\"" + status + '"', entry.path(), MAP.rule()));
        MAP.put("category#section", CATEGORY, entry, report);
        MAP.patient("subject", report, context);
        if (!results.isEmpty()) {
            MAP.put("result#component", Observations.references(results), entry, report);
        }
    }

    // The battery's own time, else that of the first result that has one.
    private static Element time(Element organizer) {
        if (organizer.child("effectiveTime").isPresent()) {
            return organizer.child("effectiveTime");
        }
        for (Element component : organizer.children("component")) {
            Element time = component.at("observation", "effectiveTime");
            if (time.isPresent()) {
                return time;
            }
        }
        return Element.NONE;
    }

    private static List<Element> performers(Element organizer) {
        List<Element> performers = new ArrayList<>();
        for (Element performer : organizer.children("performer")) {
            performers.add(performer.child("assignedEntity"));
        }
        Element author = organizer.at("author", "assignedAuthor");
        if (performers.isEmpty() && author.isPresent()) {
            performers.add(author);
        }
        return performers;
    }
}
