/** What was observed (OBX): Observations, documents among them as DocumentReferences, and the specimens that it was observed of (SPM, SAC). */
package health.tributary.normalizer.normalize.hl7v2.message.observation;
