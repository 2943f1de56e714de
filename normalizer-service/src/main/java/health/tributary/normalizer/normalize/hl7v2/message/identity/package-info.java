/** Who is whom: merges and links of patients, and patients, accounts and visits that get other numbers (ADT, chapter 3). */
package health.tributary.normalizer.normalize.hl7v2.message.identity;
