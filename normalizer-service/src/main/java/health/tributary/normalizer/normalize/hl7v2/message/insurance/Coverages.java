package health.tributary.normalizer.normalize.hl7v2.message.insurance;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.note.Comments;
import health.tributary.normalizer.normalize.hl7v2.message.patient.Persons;
import health.tributary.normalizer.normalize.hl7v2.segment.Gt1RelatedPerson;
import health.tributary.normalizer.normalize.hl7v2.segment.In1Coverage;
import health.tributary.normalizer.normalize.hl7v2.segment.In1RelatedPerson;
import health.tributary.normalizer.normalize.hl7v2.segment.In2Coverage;
import health.tributary.normalizer.normalize.hl7v2.segment.In2RelatedPerson;
import health.tributary.normalizer.normalize.hl7v2.segment.PidAccount;
import health.tributary.normalizer.normalize.hl7v2.type.ActionCode;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import health.tributary.normalizer.normalize.hl7v2.type.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who pays: Coverage from IN1 and IN2, Account from PID-18 with its guarantors from GT1. */
public final class Coverages {
    static final String COVERAGE = "Coverage";
    public static final String ACCOUNT = "Account";
    private static final String RULE_ACCOUNT = "IN1[Account]";

    private Coverages() {}

    /** States the coverages of a message; what they are to its account, if it names one. */
    public static List<Slot> put(Context context) {
        List<Segment> insurances = context.segments().all("IN1");
        List<Slot> covered = new ArrayList<>(insurances.size());
        for (Segment in1 : insurances) {
            String plan = in1.text(2).trim();
            String policy = in1.field(36).wholeText().strip();
            String company =
                    in1.field(4).isPresent() ? in1.text(4).strip() : in1.text(3).strip();
            if (plan.isEmpty() && policy.isEmpty() && company.isEmpty()) {
                context.warn(in1.location().toString(), "an insurance without plan, policy or company; left out");
                continue;
            }
            EntryId id = context.patient().entryId(COVERAGE, plan + '|' + policy + '|' + company);
            if (ActionCode.deletes(in1, 55)) {
                context.patient().retract(COVERAGE, id, context.stated());
                covered.add(new Slot(ofAccount(id), 0, null, in1.location() + "-55", RULE_ACCOUNT));
            } else {
                coverage(id, in1, context);
                covered.add(ofAccount(id, in1, context));
            }
        }
        return covered;
    }

    /**
     * States the coverages of a message, and its account with them and its guarantors, to which the visit is charged; null if it
     * names no account.
     */
    public static EntryDraft withAccount(Segment pid, Optional<EntryDraft> encounter, Context context) {
        List<Slot> covered = put(context);
        EntryDraft account = account(pid, context);
        if (account != null) {
            covered.forEach(account::put);
            encounter.ifPresent(visit -> charge(visit, account));
        }
        return account;
    }

    /** The visit is charged to the account. */
    public static void charge(EntryDraft visit, EntryDraft account) {
        visit.put(new Slot("account#PID-18", 0, Reference.to(ACCOUNT, account.entry()), "PID-18", "PID[Encounter]"));
    }

    private static void coverage(EntryId id, Segment in1, Context context) {
        EntryDraft coverage = context.patient().assertion(COVERAGE, id, context.stated());
        String rule = In1Coverage.MAP.rule();
        String place = in1.location().toString();
        List<Segment> more = context.segments().behind(in1, next -> !next.is("IN1"));
        Segment in2 = more.stream().filter(next -> next.is("IN2")).findFirst().orElse(null);
        if (in2 != null) {
            In2Coverage.MAP.fill(in2, coverage, context);
        }
        In1Coverage.MAP.fill(in1, coverage, context);
        Comments.extension(in1, coverage, context);
        if (in2 != null) {
            In2Coverage.payor(in2, in1, context);
        }
        coverage.put(new Slot("status", 0, "\"status\":\"active\"", place, rule));
        coverage.put(context.about("beneficiary", rule));
        subscriber(in1, in2, coverage, context);
        Authorizations.ofCoverage(id, in1, more, context);
    }

    private static String ofAccount(EntryId coverage) {
        return "coverage#IN1/" + coverage;
    }

    private static Slot ofAccount(EntryId coverage, Segment in1, Context context) {
        JsonWriter out = context.json();
        out.item()
                .object("coverage")
                .plain("reference", COVERAGE + '/' + coverage)
                .close();
        Nm.positiveInt("priority", Composite.of(in1.field(22)), context, out);
        out.close();
        return new Slot(ofAccount(coverage), 0, out.take(), in1.location().toString(), RULE_ACCOUNT);
    }

    private static void subscriber(Segment in1, Segment in2, EntryDraft coverage, Context context) {
        String reference;
        if (self(in1.text(17)) || (in2 != null && in2.text(72).trim().equals("01"))) {
            reference = context.patientReference();
        } else {
            EntryDraft person = Persons.named("insured", in1, 16, In1RelatedPerson.MAP, context);
            if (person == null) {
                return;
            }
            if (in2 != null) {
                In2RelatedPerson.MAP.fill(in2, person, context);
            }
            reference = "\"reference\":\"RelatedPerson/" + person.entry() + '"';
        }
        String place = in1.location() + "-16";
        coverage.put(new Slot("subscriber", 0, "\"subscriber\":{" + reference + '}', place, In1Coverage.MAP.rule()));
    }

    /** States the account of PID-18 and who guarantees it; null if there is none. */
    public static EntryDraft account(Segment pid, Context context) {
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
        boolean self = self(gt1.text(11));
        EntryDraft person = self ? null : Persons.named("guarantor", gt1, 3, Gt1RelatedPerson.MAP, context);
        if (person == null && !self) {
            return;
        }
        String reference = self ? context.patientReference() : "\"reference\":\"RelatedPerson/" + person.entry() + '"';
        account.put(new Slot(
                "guarantor#GT1/" + (self ? "self" : person.entry().value()),
                0,
                "{\"party\":{" + reference + "}}",
                gt1.location().toString(),
                "GT1[Account]"));
    }

    private static boolean self(String relationship) {
        return relationship.trim().equals("SEL") || relationship.trim().equals("SELF");
    }
}
