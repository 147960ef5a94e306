/** Keeps a flood of failures from drowning anybody: tells each kind whole, counts its repeats, and loses none of them. */
@NullMarked
package io.catcher.bugcatcher.flood;

import org.jspecify.annotations.NullMarked;
