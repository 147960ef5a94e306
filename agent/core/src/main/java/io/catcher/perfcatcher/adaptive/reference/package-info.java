/** What is normal for a method: its durations in logarithmic buckets, and what can be read off them. */
@NullMarked
package io.catcher.perfcatcher.adaptive.reference;

import org.jspecify.annotations.NullMarked;
