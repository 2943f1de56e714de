/** Who pays: coverages (IN1, IN2), the account with its guarantors (PID-18, GT1), and what insurers have authorised beforehand (IN3, AUT). */
package health.tributary.normalizer.normalize.hl7v2.message.insurance;
