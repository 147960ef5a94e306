package com.acme.shop.marks;

public @interface Timed {}
