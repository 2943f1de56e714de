/** Charges and the accounts that they are on (DFT, BAR). */
package health.tributary.normalizer.normalize.hl7v2.message.finance;
