/** Data points of devices into readings: one batch for each user, one statement for each metric and local day. */
package health.tributary.normalizer.normalize.device;
