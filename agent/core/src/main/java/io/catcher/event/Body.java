package io.catcher.event;

/** What only events of one kind have. */
public sealed interface Body
        permits ExceptionBody,
                RequestBody,
                VarianceBody,
                ChangeBody,
                RunShiftBody,
                AllShiftBody,
                LifecycleBody,
                SummaryBody {}
