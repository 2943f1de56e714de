package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.History.at;
import static health.tributary.normalizer.normalize.hl7v2.Samples.evn;
import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Charges and accounts: what is billable, what was taken back, what is open and what has ended, in every order of arrival. */
class ChargesTest {
    private static final String PID = "PID|||P1^^^ADT1^MR||Quill^Ada|||||||||||||A1^^^GENHOSP";

    private static String ft1(String number, String type, String code, String amount) {
        return "FT1|1|" + number + "||20240315|20240315|" + type + "|" + code + "|||1|" + amount;
    }

    private static Normalized charged(String... ft1) {
        String[] all = new String[ft1.length + 3];
        all[0] = msh("DFT^P03");
        all[1] = evn("P03");
        all[2] = PID;
        System.arraycopy(ft1, 0, all, 3, ft1.length);
        return normalized(all);
    }

    @Test
    void aChargeIsBillableAndOnTheAccount() {
        Normalized said = charged(ft1("T1", "CG", "71046^Chest X-ray^C4", "182.50&USD"));
        Assert charge = only(said, "ChargeItem");

        assertThat(json(charge, "status")).isEqualTo("\"status\":\"billable\"");
        assertThat(json(charge, "priceOverride"))
                .isEqualTo("\"priceOverride\":{\"value\":182.50,\"currency\":\"USD\"}");
        assertThat(json(charge, "account#PID-18"))
                .isEqualTo("{\"reference\":\"Account/" + only(said, "Account").entry() + "\"}");
    }

    @Test
    void case22ACreditTakesItsChargeBackInEveryOrderOfArrival() {
        String[] charge = at("0800", "DFT^P03", PID, ft1("T1", "CG", "71046^Chest X-ray^C4", "182.50&USD"));
        String[] credit = at("0900", "DFT^P03", PID, ft1("T1", "CD", "71046^Chest X-ray^C4", "182.50&USD"));
        String[] again = at("0930", "DFT^P03", PID, ft1("T1", "CG", "71046^Chest X-ray^C4", "150&USD"));
        for (List<String[]> order : History.orders(List.of(charge, credit))) {
            Map<String, String> shown = History.of(order).only("ChargeItem");
            assertThat(shown.get("status")).contains("aborted");
            assertThat(shown.get("priceOverride")).contains("182.50");
        }
        for (List<String[]> order : History.orders(List.of(charge, credit, again))) {
            Map<String, String> shown = History.of(order).only("ChargeItem");
            assertThat(shown.get("status")).contains("billable");
            assertThat(shown.get("priceOverride")).contains("150");
        }
    }

    @Test
    void aCreditMayReferToTheChargeThatItTakesBack() {
        Assert charge = only(charged(ft1("T1", "CG", "X", "5")), "ChargeItem");
        Assert credit = only(charged(ft1("T2", "CD", "X", "5") + "|".repeat(20) + "T1"), "ChargeItem");

        assertThat(credit.entry()).isEqualTo(charge.entry());
        assertThat(json(credit, "identifier#FT1-2")).isEqualTo("(nothing)");
    }

    @Test
    void whatIsChargedUnderOneNumberIsNotLost() {
        List<Assert> charges =
                Samples.all(charged(ft1("B1", "CG", "99213", "90"), ft1("B1", "CG", "36415", "5")), "ChargeItem");
        assertThat(charges).extracting(Assert::entry).doesNotHaveDuplicates().hasSize(2);
        assertThat(charges.get(0).entry())
                .isEqualTo(only(charged(ft1("B1", "cg", "99213", "90")), "ChargeItem")
                        .entry());
    }

    @Test
    void aCreditThatIsWrittenCrIsOne() {
        Assert credit = only(charged(ft1("T1", "CR", "X", "5")), "ChargeItem");
        assertThat(json(credit, "status")).contains("aborted");
        assertThat(json(credit, "priceOverride")).isEqualTo("(nothing)");
    }

    @Test
    void aTransactionOfAnUnknownKindChangesNoChargeThatIsKnown() {
        String[] charge = at("0800", "DFT^P03", PID, ft1("T1", "CG", "X", "182.50&USD"));
        String[] odd = at("0900", "DFT^P03", PID, ft1("T1", "WO", "X", "1&USD"));
        for (List<String[]> order : History.orders(List.of(charge, odd))) {
            Map<String, String> shown = History.of(order).only("ChargeItem");
            assertThat(shown.get("status")).contains("billable");
            assertThat(shown.get("priceOverride")).contains("182.50");
        }
        Normalized alone = charged(ft1("T1", "WO", "X", "1&USD"));
        assertThat(json(only(alone, "ChargeItem"), "status")).contains("unknown");
        assertThat(alone.warnings()).anyMatch(warning -> warning.place().equals("FT1-6"));
    }

    @Test
    void paymentsAndAdjustmentsAreNoCharges() {
        for (String type : List.of("PY", "AJ", "CO")) {
            Normalized said = charged(ft1("T1", type, "CASH", "5"));
            assertThat(Samples.all(said, "ChargeItem")).isEmpty();
            assertThat(said.warnings()).anyMatch(warning -> warning.place().equals("FT1-6"));
        }
    }

    @Test
    void equalChargesWithoutNumbersAreTwo() {
        List<Assert> charges = Samples.all(charged(ft1("", "CG", "X", "5"), ft1("", "CG", "X", "5")), "ChargeItem");

        assertThat(charges).hasSize(2);
        assertThat(charges.get(0).entry()).isNotEqualTo(charges.get(1).entry());
    }

    @Test
    void anAmountWithoutCurrencyOrWithOneThatIsNoneKeepsTheNumber() {
        assertThat(json(only(charged(ft1("T1", "CG", "X", "5.10")), "ChargeItem"), "priceOverride"))
                .isEqualTo("\"priceOverride\":{\"value\":5.10}");
        Normalized odd = charged(ft1("T1", "CG", "X", "5.10&ZZZ"));
        assertThat(json(only(odd, "ChargeItem"), "priceOverride")).isEqualTo("\"priceOverride\":{\"value\":5.10}");
        assertThat(odd.warnings()).anyMatch(warning -> warning.place().startsWith("FT1-11"));
    }

    @Test
    void case22AnEndedAccountStaysEndedWhateverUpdatesCome() {
        String[] opened = at("0800", "BAR^P01", PID);
        String[] ended = at("0900", "BAR^P06", PID);
        String[] updated = at("0930", "BAR^P05", PID);
        for (List<String[]> order : History.orders(List.of(opened, ended, updated))) {
            assertThat(History.of(order).only("Account").get("status")).contains("inactive");
        }
        for (List<String[]> order : History.orders(List.of(ended, at("1000", "BAR^P01", PID)))) {
            assertThat(History.of(order).only("Account").get("status")).contains("\"active\"");
        }
    }

    @Test
    void case22APurgedAccountIsGoneUntilItIsNamedAgain() {
        String[] opened = at("0800", "BAR^P01", PID);
        String[] purged = at("0900", "BAR^P02", PID);
        for (List<String[]> order : History.orders(List.of(opened, purged))) {
            assertThat(History.of(order).shown("Account")).isEmpty();
            assertThat(History.of(order).shown("Patient")).hasSize(1);
        }
        for (List<String[]> order : History.orders(List.of(opened, purged, at("0930", "BAR^P01", PID)))) {
            assertThat(History.of(order).shown("Account")).hasSize(1);
        }
    }

    @Test
    void case22ADiagnosisThatP12DeletesWasEnteredInErrorUntilItIsStatedAgain() {
        String dg1 = "DG1|1||J18.9^Pneumonia^I10C|||A||||||||||||||DX1^GENHOSP|";
        String[] said = at("0800", "BAR^P12", PID, dg1 + "A");
        String[] deleted = at("0900", "BAR^P12", PID, dg1 + "D");
        for (List<String[]> order : History.orders(List.of(said, deleted))) {
            assertThat(History.of(order).only("Condition").get("verificationStatus"))
                    .contains("entered-in-error");
        }
        for (List<String[]> order : History.orders(List.of(said, deleted, at("0930", "BAR^P12", PID, dg1 + "A")))) {
            assertThat(History.of(order).only("Condition")).doesNotContainKey("verificationStatus");
        }
    }

    @Test
    void aCommentIsOfTheChargeThatItFollows() {
        List<Assert> charges = Samples.all(
                charged(ft1("T1", "CG", "X", "5"), "NTE|1||at the bedside", ft1("T2", "CG", "X", "5")), "ChargeItem");

        assertThat(json(charges.get(0), "note#NTE")).isEqualTo("{\"text\":\"at the bedside\"}");
        assertThat(json(charges.get(1), "note#NTE")).isEqualTo("(nothing)");
    }
}
