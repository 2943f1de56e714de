package health.tributary.normalizer.normalize.hl7v2.message.care;

import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.hl7v2.type.Reference;

/** How problems, goals and pathways hang together, each link in a slot of its own: one that is made or ended leaves the others. */
final class ProblemLinks {
    private ProblemLinks() {}

    /** Links what a message nests, or ends the link where the inner one says so (UN) or is deleted. */
    static void link(Listed outer, Listed inner) {
        switch (outer.type() + '/' + inner.type()) {
            case "Condition/Goal" -> put(inner, "addresses", outer, inner);
            case "Goal/Condition" -> put(outer, "addresses", inner, inner);
            case "Condition/CarePlan" -> put(inner, "addresses", outer, inner);
            case "CarePlan/Condition" -> put(outer, "addresses", inner, inner);
            case "Goal/CarePlan" -> put(inner, "goal", outer, inner);
            case "CarePlan/Goal" -> put(outer, "goal", inner, inner);
            default -> throw new IllegalStateException("a segment is not nested in its own kind");
        }
    }

    private static void put(Listed holder, String element, Listed target, Listed acting) {
        if (holder.deleted()) {
            return;
        }
        boolean ended = target.deleted() || acting.action().equals("UN");
        String segment = target.segment().name();
        String reference = ended ? null : Reference.to(target.type(), target.entry());
        holder.draft()
                .put(new Slot(
                        element + '#' + segment + '/' + target.entry(),
                        0,
                        reference,
                        acting.segment().location() + "-1",
                        segment + '[' + holder.type() + ']'));
    }
}
