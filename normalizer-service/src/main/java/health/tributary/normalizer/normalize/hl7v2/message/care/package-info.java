/** Care over a longer time: problems, goals and pathways (PPR, PGL, PPP, PPG and answers about them), and referrals (REF, RRI). */
package health.tributary.normalizer.normalize.hl7v2.message.care;
