package health.tributary.record.medication;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.record.medication.MedicationLine.Dispensed;
import health.tributary.record.medication.MedicationLine.Ended;
import health.tributary.record.medication.MedicationLine.Given;
import health.tributary.record.medication.MedicationLine.Identifier;
import health.tributary.record.medication.MedicationLine.Medication;
import health.tributary.record.medication.MedicationLine.Ordered;
import health.tributary.record.medication.MedicationLine.RefillsLeft;
import health.tributary.record.medication.MedicationLine.Reported;
import health.tributary.record.medication.MedicationLine.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * A person's medications, one line a prescription, from all entries about them of all sources. Of several orders that are one
 * prescription, that of the most trusted source is shown, of equally trusted ones the one that changed last, then that of the
 * smallest id; where their statuses differ, each is named.
 */
public final class MedicationHistory {
    private static final String PRODUCT = "Medication";
    private static final Set<String> ENDS = Set.of("stopped", "cancelled", "completed");

    private MedicationHistory() {}

    /**
     * The lines, those that are ordered or were last dispensed latest first; the same for the same entries in whatever order.
     *
     * @param entries of the four types, and the Medications that they refer to
     * @param aliases ids that orders are referred to by, and the ids of those orders
     * @param trust the trust of a feed; higher is trusted more
     */
    public static List<MedicationLine> of(
            Collection<MedicationEntry> entries, Map<String, String> aliases, ToIntFunction<FeedId> trust) {
        Map<String, JsonNode> products = new HashMap<>();
        entries.stream()
                .filter(entry -> entry.type().equals(PRODUCT))
                .forEach(entry -> products.put(entry.id().value(), MedicationResource.parsed(entry.resource())));
        List<MedicationResource> resources = entries.stream()
                .filter(entry -> !entry.type().equals(PRODUCT))
                .map(entry -> new MedicationResource(entry, products))
                .toList();
        Comparator<MedicationResource> strongest = Comparator.comparingInt(
                        (MedicationResource each) -> trust.applyAsInt(each.entry.feed()))
                .reversed()
                .thenComparing(each -> each.entry.updated(), Comparator.reverseOrder())
                .thenComparing(MedicationResource::id);
        return MedicationGroups.of(resources, aliases).stream()
                .map(group -> line(group, strongest))
                .sorted(Comparator.comparing(MedicationHistory::latest)
                        .reversed()
                        .thenComparing(MedicationLine::key))
                .toList();
    }

    private static MedicationLine line(List<MedicationResource> group, Comparator<MedicationResource> strongest) {
        List<MedicationResource> orders = group.stream()
                .filter(MedicationResource::isOrder)
                .sorted(strongest)
                .toList();
        Optional<MedicationResource> order = orders.stream().findFirst();
        List<Dispensed> dispensed = dispensed(group);
        List<Status> statuses = statuses(orders);
        return new MedicationLine(
                group.get(0).id(),
                numbers(group),
                medication(order, group, strongest),
                order.map(each -> status(each, statuses)).orElse(new Status("unknown", List.of())),
                statuses.size() > 1 ? statuses : List.of(),
                order.map(each -> ordered(each, orders)),
                dispensed,
                order.filter(each -> !ENDS.contains(each.status())).flatMap(each -> refillsLeft(orders, dispensed)),
                given(group),
                order.filter(each -> ENDS.contains(each.status())).map(MedicationHistory::ended),
                reported(group));
    }

    /** The order's name of it, else that of the strongest entry which names it. */
    private static Medication medication(
            Optional<MedicationResource> order,
            List<MedicationResource> group,
            Comparator<MedicationResource> strongest) {
        MedicationResource named = order.filter(each -> !each.medication().isEmpty())
                .orElseGet(() -> group.stream()
                        .filter(each -> !each.medication().isEmpty())
                        .min(strongest)
                        .orElse(group.get(0)));
        return new Medication(named.medication(), named.codes(), named.id());
    }

    private static List<Identifier> numbers(List<MedicationResource> group) {
        Set<Identifier> numbers = new LinkedHashSet<>();
        group.forEach(each -> numbers.addAll(each.numbers()));
        return List.copyOf(numbers);
    }

    private static List<Status> statuses(List<MedicationResource> orders) {
        Map<String, List<EntryId>> byCode = new TreeMap<>();
        orders.forEach(order ->
                byCode.computeIfAbsent(order.status(), any -> new ArrayList<>()).add(order.id()));
        List<Status> statuses = new ArrayList<>();
        byCode.forEach((code, ids) -> statuses.add(new Status(code, ids)));
        return statuses;
    }

    private static Status status(MedicationResource order, List<Status> statuses) {
        return statuses.stream()
                .filter(each -> each.code().equals(order.status()))
                .findFirst()
                .orElseThrow();
    }

    private static Ordered ordered(MedicationResource order, List<MedicationResource> orders) {
        return new Ordered(
                order.date("authoredOn"),
                order.display("requester"),
                order.dosage(),
                order.amount("/dispenseRequest/quantity"),
                order.count("/dispenseRequest/numberOfRepeatsAllowed"),
                orders.stream().map(MedicationResource::id).toList());
    }

    private static List<Dispensed> dispensed(List<MedicationResource> group) {
        return group.stream()
                .filter(each -> each.is("MedicationDispense"))
                .map(each -> new Dispensed(
                        each.date("whenHandedOver", "whenPrepared"),
                        each.amount("/quantity"),
                        each.status(),
                        each.id()))
                .sorted(Comparator.comparing(Dispensed::date).thenComparing(Dispensed::entry))
                .toList();
    }

    /** Of an order that goes on: as the strongest order says, else counted: the first fill is none of the refills. */
    private static Optional<RefillsLeft> refillsLeft(List<MedicationResource> orders, List<Dispensed> dispensed) {
        for (MedicationResource order : orders) {
            JsonNode stated = order.extension("medicationrequest-refills-remaining", "valueUnsignedInt");
            if (stated.canConvertToInt()) {
                return Optional.of(new RefillsLeft(stated.asInt(), true, List.of(order.id())));
            }
        }
        for (MedicationResource order : orders) {
            int allowed = order.count("/dispenseRequest/numberOfRepeatsAllowed");
            if (allowed >= 0) {
                List<EntryId> counted = new ArrayList<>(List.of(order.id()));
                dispensed.stream()
                        .filter(each -> each.status().equals("completed"))
                        .forEach(each -> counted.add(each.entry()));
                int refills = Math.max(0, counted.size() - 2);
                return Optional.of(new RefillsLeft(Math.max(0, allowed - refills), false, counted));
            }
        }
        return Optional.empty();
    }

    private static Optional<Given> given(List<MedicationResource> group) {
        List<MedicationResource> all = group.stream()
                .filter(each -> each.is("MedicationAdministration"))
                .filter(each -> !each.status().equals("entered-in-error"))
                .sorted(Comparator.comparing(MedicationHistory::givenAt).thenComparing(MedicationResource::id))
                .toList();
        List<MedicationResource> done =
                all.stream().filter(each -> !each.status().equals("not-done")).toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Given(
                done.size(),
                all.size() - done.size(),
                done.isEmpty() ? "" : givenAt(done.get(0)),
                done.isEmpty() ? "" : givenAt(done.get(done.size() - 1)),
                all.subList(Math.max(0, all.size() - Given.MAX_ENTRIES), all.size()).stream()
                        .map(MedicationResource::id)
                        .toList()));
    }

    private static String givenAt(MedicationResource administration) {
        return administration.date("effectiveDateTime", "effectivePeriod");
    }

    private static Ended ended(MedicationResource order) {
        String date = order.extension("medicationrequest-status-date", "valueDateTime")
                .asText("");
        return new Ended(order.status(), date, order.words("statusReason"), order.id());
    }

    private static List<Reported> reported(List<MedicationResource> group) {
        return group.stream()
                .filter(each -> each.is("MedicationStatement"))
                .map(each -> new Reported(
                        each.status(), each.date("effectiveDateTime", "effectivePeriod", "dateAsserted"), each.id()))
                .sorted(Comparator.comparing(Reported::date).thenComparing(Reported::entry))
                .toList();
    }

    /** The latest date of a line, as text: FHIR's dates sort so to the day. */
    private static String latest(MedicationLine line) {
        List<String> dates = new ArrayList<>();
        line.ordered().ifPresent(ordered -> dates.add(ordered.date()));
        line.dispensed().forEach(dispensed -> dates.add(dispensed.date()));
        line.given().ifPresent(given -> dates.add(given.last()));
        line.reported().forEach(reported -> dates.add(reported.date()));
        return dates.stream().max(Comparator.naturalOrder()).orElse("");
    }
}
