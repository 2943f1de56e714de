/** Documents with or without their content (MDM). */
package health.tributary.normalizer.normalize.hl7v2.message.document;
