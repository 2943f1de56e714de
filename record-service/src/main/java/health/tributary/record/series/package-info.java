/**
 * Readings of devices: packed buckets of samples, one for each subject, metric and local day, and what they amount to. A
 * bucket is a grow-only set of samples with the messages that stated them; all it does is a join, so that neither order nor
 * repetition nor the cut of batches matters. Pure, but for the store's port, which {@code store} implements.
 */
package health.tributary.record.series;
