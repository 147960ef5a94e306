package com.acme.shop.marks;

/** An annotation for annotations, as Spring's {@code @Component} is. */
public @interface Stereotype {}
