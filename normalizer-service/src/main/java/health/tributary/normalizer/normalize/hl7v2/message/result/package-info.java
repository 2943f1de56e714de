/** Results (ORU, OUL, and wherever else they stand): what was observed for an order, and the DiagnosticReport of it. */
package health.tributary.normalizer.normalize.hl7v2.message.result;
