package health.tributary.normalizer.normalize.hl7v2.message;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.segment.Gt1RelatedPerson;
import health.tributary.normalizer.normalize.hl7v2.segment.In1Coverage;
import health.tributary.normalizer.normalize.hl7v2.segment.In1RelatedPerson;
import health.tributary.normalizer.normalize.hl7v2.segment.PidAccount;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import java.util.ArrayList;
import java.util.List;

/** Who pays: Coverage from IN1, Account from PID-18 with its guarantors from GT1. */
final class Coverages {
    private static final String COVERAGE = "Coverage";
    static final String ACCOUNT = "Account";

    private Coverages() {}

    /** States the coverages of a message; what they are to its account, if it names one. */
    static List<Slot> put(Context context) {
        List<Slot> covered = new ArrayList<>(2);
        for (Segment in1 : context.segments().all("IN1")) {
            String plan = in1.text(2).trim();
            String policy = in1.field(36).wholeText().strip();
            String company =
                    in1.field(4).isPresent() ? in1.text(4).strip() : in1.text(3).strip();
            if (plan.isEmpty() && policy.isEmpty() && company.isEmpty()) {
                context.warn(in1.location().toString(), "an insurance without plan, policy or company; left out");
                continue;
            }
            EntryId id = context.patient().entryId(COVERAGE, plan + '|' + policy + '|' + company);
            EntryDraft coverage = context.patient().assertion(COVERAGE, id, context.stated());
            String rule = In1Coverage.MAP.rule();
            String place = in1.location().toString();
            In1Coverage.MAP.fill(in1, coverage, context);
            coverage.put(new Slot("status", 0, "\"status\":\"active\"", place, rule));
            coverage.put(context.about("beneficiary", rule));
            subscriber(in1, coverage, context);
            covered.add(ofAccount(id, in1, context));
        }
        return covered;
    }

    private static Slot ofAccount(EntryId coverage, Segment in1, Context context) {
        JsonWriter out = context.json();
        out.item()
                .object("coverage")
                .plain("reference", COVERAGE + '/' + coverage)
                .close();
        Nm.positiveInt("priority", Composite.of(in1.field(22)), context, out);
        out.close();
        return new Slot(
                "coverage#IN1/" + coverage, 0, out.take(), in1.location().toString(), "IN1[Account]");
    }

    private static void subscriber(Segment in1, EntryDraft coverage, Context context) {
        String reference;
        if (self(in1.text(17))) {
            reference = context.patientReference();
        } else {
            EntryId person = Persons.named("insured", in1, 16, In1RelatedPerson.MAP, context);
            if (person == null) {
                return;
            }
            reference = "\"reference\":\"RelatedPerson/" + person + '"';
        }
        String place = in1.location() + "-16";
        coverage.put(new Slot("subscriber", 0, "\"subscriber\":{" + reference + '}', place, In1Coverage.MAP.rule()));
    }

    /** States the account of PID-18 and who guarantees it; null if there is none. */
    static EntryDraft account(Segment pid, Context context) {
        String key = Cx.key(Composite.of(pid.field(18)), context);
        if (key == null) {
            return null;
        }
        EntryDraft account =
                context.patient().assertion(ACCOUNT, context.patient().entryId(ACCOUNT, key), context.stated());
        String rule = PidAccount.MAP.rule();
        PidAccount.MAP.fill(pid, account, context);
        account.put(new Slot("status", 0, "\"status\":\"active\"", "PID-18", rule));
        account.put(new Slot("subject#PID-3", 0, '{' + context.patientReference() + '}', context.patientPlace(), rule));
        for (Segment gt1 : context.segments().all("GT1")) {
            guarantor(gt1, account, context);
        }
        return account;
    }

    private static void guarantor(Segment gt1, EntryDraft account, Context context) {
        EntryId person = self(gt1.text(11)) ? null : Persons.named("guarantor", gt1, 3, Gt1RelatedPerson.MAP, context);
        if (person == null && !self(gt1.text(11))) {
            return;
        }
        String reference =
                person == null ? context.patientReference() : "\"reference\":\"RelatedPerson/" + person + '"';
        account.put(new Slot(
                "guarantor#GT1/" + (person == null ? "self" : person.value()),
                0,
                "{\"party\":{" + reference + "}}",
                gt1.location().toString(),
                "GT1[Account]"));
    }

    private static boolean self(String relationship) {
        return relationship.trim().equals("SEL") || relationship.trim().equals("SELF");
    }
}
