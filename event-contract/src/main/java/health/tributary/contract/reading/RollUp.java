package health.tributary.contract.reading;

/** What stands for many samples of a metric, such as those of one day. */
public enum RollUp {
    /** They add up: steps, calories. What overlaps counts once. */
    SUM,
    /** Their mean, beside the least and the greatest; intervals weigh by their length where all samples are intervals. */
    MEAN,
    /** The latest one: weight, height. */
    LAST
}
