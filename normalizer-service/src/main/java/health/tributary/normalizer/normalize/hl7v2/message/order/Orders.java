package health.tributary.normalizer.normalize.hl7v2.message.order;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.note.Notes;
import health.tributary.normalizer.normalize.hl7v2.message.observation.Documents;
import health.tributary.normalizer.normalize.hl7v2.message.observation.Observations;
import health.tributary.normalizer.normalize.hl7v2.message.observation.Specimens;
import health.tributary.normalizer.normalize.hl7v2.message.pharmacy.Prescriptions;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroups;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderKind;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScope;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScopes;
import health.tributary.normalizer.normalize.hl7v2.message.request.Parents;
import health.tributary.normalizer.normalize.hl7v2.message.request.ServiceRequests;
import health.tributary.normalizer.normalize.hl7v2.message.result.OrderResults;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Conditions;
import health.tributary.normalizer.normalize.hl7v2.segment.ObrServiceRequest;
import health.tributary.normalizer.normalize.hl7v2.segment.OrderState;
import health.tributary.normalizer.normalize.hl7v2.segment.OrderTiming;
import health.tributary.normalizer.normalize.hl7v2.segment.PrtParticipant;
import health.tributary.normalizer.normalize.hl7v2.type.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The orders of one message, in their order: one may replace or descend from another before it. */
final class Orders {
    private static final String RULE = ObrServiceRequest.MAP.rule();

    private final Optional<EntryDraft> encounter;
    /** The visit's entry, or null. */
    private final EntryId visit;

    private final Context context;
    private final OrderKind usual;
    /** The order (PA) whose children (CH) follow. */
    private EntryId parent;
    /** The orders (RP, RU, RQ) that the next (RO) replace. */
    private final List<EntryId> replaced = new ArrayList<>(0);

    private boolean replacing;

    Orders(Optional<EntryDraft> encounter, Context context) {
        this.encounter = encounter;
        this.visit = encounter.map(EntryDraft::entry).orElse(null);
        this.context = context;
        this.usual = OrderKind.ofMessage(context.segments().header().messageCode());
    }

    /** States all orders of the message, and results that come with them. */
    void put() {
        List<OrderGroup> groups = OrderGroups.of(context.segments());
        OrderResults results = new OrderResults(groups, context);
        OrderScopes scopes = new OrderScopes(visit, context);
        for (OrderGroup group : groups) {
            if (group.reports() || group.standsAlone()) {
                results.put(group, scopes.ofResults(group));
            } else {
                order(group, scopes.ofOrder(group));
            }
        }
    }

    private void order(OrderGroup group, OrderScope scope) {
        OrderKind kind = OrderKind.of(group, usual);
        if (kind == OrderKind.PHARMACY) {
            Prescriptions.put(group.segments(), visit, context);
            return;
        }
        if (scope.order() == null) {
            context.warn(place(group), "an order with neither a number nor a code; left out");
            return;
        }
        OrderState state = OrderState.of(group.control(), group.obr(), "active", context);
        switch (kind) {
            case DIET -> NutritionOrders.put(state, group, scope, context);
            case SUPPLY -> SupplyRequests.put(state, group, scope, context);
            default -> service(state, group, scope);
        }
    }

    private void service(OrderState state, OrderGroup group, OrderScope scope) {
        EntryDraft entry = ServiceRequests.ofOrder(state, group, scope, context);
        List<EntryId> specimens = Specimens.put(group, scope, context);
        timing(group, entry);
        requester(group, entry);
        references(
                "specimen#SPM",
                specimens.stream()
                        .map(each -> Reference.to(Specimens.TYPE, each))
                        .toList(),
                "SPM-2",
                entry);
        references("supportingInfo#OBX", answers(group, scope), "OBX-3", entry);
        references("reasonReference#DG1", reasons(group), "DG1-3", entry);
        Notes.put(group.notes(), entry, context);
        Imaging.put(state, group, scope, entry, context);
        family(group, entry);
        if (group.orc() != null) {
            OrderProvenances.put(group.orc(), entry.entry(), ServiceRequests.TYPE, scope, context);
        }
    }

    private void timing(OrderGroup group, EntryDraft entry) {
        if (!group.timings().isEmpty()) {
            OrderTiming.put(group.timings(), entry, context);
        } else if (group.orc() != null && group.orc().field(7).isPresent()) {
            OrderTiming.put(group.orc().field(7), entry, context);
        } else if (group.obr() != null) {
            OrderTiming.put(group.obr().field(27), entry, context);
        }
    }

    /** PRT in the role OP (ordering provider): the requester, whatever ORC and OBR say. */
    private void requester(OrderGroup group, EntryDraft entry) {
        for (Segment prt : group.details("PRT")) {
            if (prt.text(4).trim().equals(PrtParticipant.ORDERER)) {
                PrtParticipant.write("requester", prt, context, context.json());
                String source = prt.location() + "-5";
                String rule = PrtParticipant.rule(ServiceRequests.TYPE);
                entry.put(new Slot("requester", 0, context.json().take(), source, rule));
            }
        }
    }

    /** What was asked and answered when the order was entered. */
    private List<String> answers(OrderGroup group, OrderScope scope) {
        List<String> answers = new ArrayList<>(group.results().size());
        for (OrderGroup.Result result : group.results()) {
            if (Documents.is(result)) {
                Documents.Stated document = Documents.put(result, scope, context);
                if (document != null) {
                    answers.add(Reference.to(Documents.TYPE, document.id()));
                }
            } else {
                EntryId id = Observations.put(result, scope, List.of(), context);
                if (id != null) {
                    answers.add(Reference.to(Observations.TYPE, id));
                }
            }
        }
        return answers;
    }

    private List<String> reasons(OrderGroup group) {
        List<String> reasons = new ArrayList<>(1);
        for (Segment dg1 : group.details("DG1")) {
            EntryId id = Conditions.ofOrder(dg1, encounter, context);
            if (id != null) {
                reasons.add(Reference.to(Conditions.TYPE, id));
            }
        }
        return reasons;
    }

    private static void references(String key, List<String> items, String source, EntryDraft entry) {
        if (!items.isEmpty()) {
            entry.put(new Slot(key, 0, String.join(",", items), source, RULE));
        }
    }

    /** Parents and children, replaced and replacing orders: told by their control codes and where they stand. */
    private void family(OrderGroup group, EntryDraft entry) {
        String code = group.orc() == null ? "" : group.orc().text(1).trim().toUpperCase(Locale.ROOT);
        switch (code) {
            case "PA" -> parent = entry.entry();
            case "CH" -> {
                if (parent != null && !parent.equals(entry.entry())) {
                    Parents.put(parent, group.orc(), entry);
                }
            }
            case "RP", "RU", "RQ" -> {
                if (replacing) {
                    replaced.clear();
                    replacing = false;
                }
                replaced.add(entry.entry());
            }
            case "RO" -> {
                replacing = true;
                List<String> others = replaced.stream()
                        .filter(other -> !other.equals(entry.entry()))
                        .map(other -> Reference.to(ServiceRequests.TYPE, other))
                        .toList();
                references("replaces#ORC-1", others, group.orc().location() + "-1", entry);
            }
            default -> {
                // Other control codes relate an order to none.
            }
        }
    }

    private static String place(OrderGroup group) {
        Segment first = group.orc() != null
                ? group.orc()
                : group.obr() != null ? group.obr() : group.details().get(0);
        return first.location().toString();
    }
}
