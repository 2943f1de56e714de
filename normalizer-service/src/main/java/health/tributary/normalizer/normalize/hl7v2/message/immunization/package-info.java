/** Vaccinations, what was observed with them, and which are recommended next (VXU, and the answers of registries: RSP, VXR, VXX). */
package health.tributary.normalizer.normalize.hl7v2.message.immunization;
