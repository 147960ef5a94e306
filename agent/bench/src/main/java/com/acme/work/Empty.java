package com.acme.work;

import io.catcher.api.Interceptor;

/** An interceptor that does nothing: what is left is what being called costs. */
public final class Empty implements Interceptor {}
